package com.cinemataztic.incidents.notifications;

import com.cinemataztic.incidents.platform.SafeText;
import java.util.regex.Pattern;

/** Turns any text into one line with single spaces. Alert texts are hostile until proven otherwise. */
public final class MailText {

    private static final Pattern SPACES = Pattern.compile("[\\s\\u00a0]+");

    private MailText() {}

    /** @return the text in one line, cut with an ellipsis after {@code longest} characters */
    public static String line(String text, int longest) {
        var visible = SafeText.line(text, 4 * longest);
        return SafeText.line(SPACES.matcher(visible).replaceAll(" "), longest);
    }
}
