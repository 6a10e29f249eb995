package com.cinemataztic.incidents.maintenance;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The id of a window.
 *
 * @param value 16 hexadecimal digits, lower case
 */
public record WindowId(String value) {

    private static final int DIGITS = 16;
    private static final Pattern SYNTAX = Pattern.compile("[0-9a-f]{16}");
    private static final SecureRandom RANDOM = new SecureRandom();

    public WindowId {
        if (value.length() != DIGITS || !SYNTAX.matcher(value).matches()) {
            throw new IllegalArgumentException("no id of a window");
        }
    }

    /** @return a new random id */
    public static WindowId fresh() {
        var bytes = new byte[DIGITS / 2];
        RANDOM.nextBytes(bytes);
        return new WindowId(HexFormat.of().formatHex(bytes));
    }

    /** @return the id; empty if the text is not an id */
    public static Optional<WindowId> parse(String text) {
        return text.length() == DIGITS && SYNTAX.matcher(text).matches()
                ? Optional.of(new WindowId(text))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
