package com.cinemataztic.incidents.platform;

import org.jspecify.annotations.Nullable;

/**
 * Makes external text safe to store, show and send: it is bounded and free of invisible characters and of characters
 * that change how others appear. Escaping is up to the code that displays it. Thread-safe; makes no copy if nothing has
 * to change.
 *
 * <p>Removes controls, all format characters and the Hangul fillers, which are blank. Format characters include the
 * bidirectional ones, which make {@code exe.txt} read as {@code txt.exe}. Keeps the marks that enclose the digits after
 * them in Arabic and other scripts, because they are visible. Keeps a joiner or non-joiner (U+200D, U+200C) between two
 * characters beyond Latin: Persian, the scripts of India and emoji are spelled with them. Between Latin letters they
 * only make two names that look alike differ. Half of a surrogate pair becomes U+FFFD.
 */
public final class SafeText {

    private static final char REPLACEMENT = '\ufffd';
    private static final int NON_JOINER = 0x200C;
    private static final int JOINER = 0x200D;

    /** The first code point after the Latin blocks, where the combining marks begin; all other scripts follow. */
    private static final int BEYOND_LATIN = 0x300;

    private SafeText() {}

    /** @return the text on one line, at most that long, with an ellipsis where it was cut */
    public static String line(@Nullable String text, int longest) {
        return text == null ? "" : cut(clean(within(text, longest), true).strip(), longest);
    }

    /** @return the text with its line breaks and tabs, at most that long, with an ellipsis where it was cut */
    public static String block(@Nullable String text, int longest) {
        return text == null ? "" : cut(clean(within(text, longest), false).strip(), longest);
    }

    /**
     * @return whether it contains invisible characters or half of a surrogate pair: ids must be used exactly as they
     *     are or not at all
     */
    public static boolean hasHidden(String text) {
        return firstHidden(text, true) < text.length();
    }

    /** Avoids a search through megabytes of text when only a line of it is needed. */
    private static String within(String text, int longest) {
        var most = 8 * longest;
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }

    private static String clean(String text, boolean oneLine) {
        var hidden = firstHidden(text, oneLine);
        if (hidden == text.length()) {
            return text;
        }
        var cleaned = new StringBuilder(text.length()).append(text, 0, hidden);
        for (int i = hidden; i < text.length(); ) {
            var point = text.codePointAt(i);
            if (Character.getType(point) == Character.SURROGATE) {
                cleaned.append(REPLACEMENT);
            } else if (oneLine && breaksLine(point)) {
                // A run of them becomes one space, so that words stay apart.
                if (cleaned.isEmpty() || cleaned.charAt(cleaned.length() - 1) != ' ') {
                    cleaned.append(' ');
                }
            } else if (!oneLine && (point == '\u2028' || point == '\u2029')) {
                cleaned.append('\n');
            } else if (!isHidden(text, i, point, oneLine)) {
                cleaned.appendCodePoint(point);
            }
            i += Character.charCount(point);
        }
        return cleaned.toString();
    }

    private static int firstHidden(String text, boolean oneLine) {
        for (int i = 0; i < text.length(); ) {
            var unit = text.charAt(i);
            if (unit >= ' ' && unit <= '~') {
                i++;
                continue;
            }
            var point = text.codePointAt(i);
            if (isHidden(text, i, point, oneLine)) {
                return i;
            }
            i += Character.charCount(point);
        }
        return text.length();
    }

    private static boolean isHidden(String text, int at, int point, boolean oneLine) {
        return switch (Character.getType(point)) {
            case Character.CONTROL -> oneLine || point != '\n' && point != '\t';
            case Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            case Character.FORMAT -> !enclosesDigits(point) && !joinsBeyondLatin(text, at, point);
            default -> point == 0x115F || point == 0x1160 || point == 0x3164 || point == 0xFFA0;
        };
    }

    private static boolean breaksLine(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    /** Unicode's Prepended_Concatenation_Mark: format characters by category, but visible. */
    private static boolean enclosesDigits(int point) {
        return point >= 0x0600 && point <= 0x0605
                || point == 0x06DD
                || point == 0x070F
                || point == 0x0890
                || point == 0x0891
                || point == 0x08E2
                || point == 0x110BD
                || point == 0x110CD;
    }

    private static boolean joinsBeyondLatin(String text, int at, int point) {
        return (point == JOINER || point == NON_JOINER)
                && at > 0
                && at + 1 < text.length()
                && isBeyondLatin(text.codePointBefore(at))
                && isBeyondLatin(text.codePointAt(at + 1));
    }

    private static boolean isBeyondLatin(int point) {
        return point >= BEYOND_LATIN
                && switch (Character.getType(point)) {
                    case Character.FORMAT,
                            Character.SURROGATE,
                            Character.SPACE_SEPARATOR,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR -> false;
                    default -> true;
                };
    }

    private static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        // Never cuts between the two halves of one character.
        var end = Character.isHighSurrogate(text.charAt(longest - 2)) ? longest - 2 : longest - 1;
        return text.substring(0, end) + "…";
    }
}
