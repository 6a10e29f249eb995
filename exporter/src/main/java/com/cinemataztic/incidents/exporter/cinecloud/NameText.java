package com.cinemataztic.incidents.exporter.cinecloud;

/** The one rule for the vendor's texts for people: any characters, but a limited length. */
final class NameText {

    private static final int LONGEST = 200;

    private NameText() {}

    /** At most 200 characters, never half a surrogate pair. */
    static String of(String text) {
        if (text.codePointCount(0, text.length()) <= LONGEST) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, LONGEST));
    }
}
