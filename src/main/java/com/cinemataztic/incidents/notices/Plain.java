package com.cinemataztic.incidents.notices;

import java.util.regex.Pattern;

/** Makes one line that shows what it holds out of any text: texts of alerts are hostile until proven otherwise. */
final class Plain {

    /** Line ends and other controls, and the marks that turn the reading direction or are not seen at all. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}\\p{Cn}\\s\\u00a0]+");

    private Plain() {}

    /** @return the text in one line, cut off with an ellipsis after so many characters */
    static String line(String text, int longest) {
        // Cut before the search too: the text may be megabytes.
        var within = text.length() > 4 * longest ? text.substring(0, 4 * longest) : text;
        var line = UNSEEN.matcher(within).replaceAll(" ").strip();
        return line.length() <= longest ? line : cut(line, longest);
    }

    private static String cut(String line, int longest) {
        var end = longest - 1;
        if (Character.isHighSurrogate(line.charAt(end - 1))) {
            end--;
        }
        return line.substring(0, end).stripTrailing() + "…";
    }
}
