package com.cinemataztic.incidents.exporter.cinecloud;

import org.jspecify.annotations.Nullable;

/** The one rule for the vendor's ids: 1 to 100 characters, no blanks, no control characters. */
final class IdText {

    private static final int LONGEST = 100;

    private IdText() {}

    static String require(String what, @Nullable String text) {
        if (text == null || text.isEmpty() || text.length() > LONGEST) {
            throw new IllegalArgumentException(what + " must have 1 to " + LONGEST + " characters");
        }
        if (text.codePoints().anyMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c))) {
            throw new IllegalArgumentException(what + " must not have blanks or control characters");
        }
        return text;
    }
}
