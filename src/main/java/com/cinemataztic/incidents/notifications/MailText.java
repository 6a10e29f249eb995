package com.cinemataztic.incidents.notifications;

import com.cinemataztic.incidents.platform.SafeText;
import java.util.regex.Pattern;

/** Makes one line with single spaces out of any text: texts of alerts are hostile until proven otherwise. */
public final class MailText {

    private static final Pattern SPACES = Pattern.compile("[\\s\\u00a0]+");

    private MailText() {}

    /** @return the text in one line, cut off with an ellipsis after so many characters */
    public static String line(String text, int longest) {
        var visible = SafeText.line(text, 4 * longest);
        return SafeText.line(SPACES.matcher(visible).replaceAll(" "), longest);
    }
}
