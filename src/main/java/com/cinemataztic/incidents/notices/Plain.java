package com.cinemataztic.incidents.notices;

import com.cinemataztic.incidents.platform.SafeText;
import java.util.regex.Pattern;

/** Makes one line with single spaces out of any text: texts of alerts are hostile until proven otherwise. */
final class Plain {

    private static final Pattern SPACES = Pattern.compile("[\\s\\u00a0]+");

    private Plain() {}

    /** @return the text in one line, cut off with an ellipsis after so many characters */
    static String line(String text, int longest) {
        var visible = SafeText.line(text, 4 * longest);
        return SafeText.line(SPACES.matcher(visible).replaceAll(" "), longest);
    }
}
