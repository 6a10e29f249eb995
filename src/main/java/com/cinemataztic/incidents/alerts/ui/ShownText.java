package com.cinemataztic.incidents.alerts.ui;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * Hostile text made safe to display. Its length is bounded. Characters that are invisible or change how the rest is
 * displayed (controls, direction marks, unpaired surrogates) are written as their code points. Vaadin escapes the
 * markup.
 *
 * @param text the text to show
 * @param hidden how many bytes are not shown
 */
record ShownText(String text, int hidden) {

    /** More than a person reads, and small enough for a page. */
    static final int MOST_BYTES = 64 * 1024;

    static ShownText of(byte[] body) {
        var shown = Math.min(body.length, MOST_BYTES);
        // Do not cut between the bytes of one character.
        while (shown < body.length && shown > MOST_BYTES - 4 && (body[shown] & 0xC0) == 0x80) {
            shown--;
        }
        var text = new String(Arrays.copyOf(body, shown), StandardCharsets.UTF_8);
        return new ShownText(visible(text), body.length - shown);
    }

    /** @return the text with every character made visible */
    static String visible(String text) {
        var visible = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (point == '\n' || point == '\t' || !disguised(point)) {
                visible.appendCodePoint(point);
            } else {
                visible.append(String.format(Locale.ROOT, "\\u{%04X}", point));
            }
        });
        return visible.toString();
    }

    private static boolean disguised(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
