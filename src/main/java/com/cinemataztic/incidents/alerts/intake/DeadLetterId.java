package com.cinemataztic.incidents.alerts.intake;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Identifies a dead letter by its content: receiving the same content again gives the same id.
 *
 * @param value 64 hexadecimal digits, lower case
 */
public record DeadLetterId(String value) {

    private static final Pattern SYNTAX = Pattern.compile("[0-9a-f]{64}");

    public DeadLetterId {
        if (value.length() != 64 || !SYNTAX.matcher(value).matches()) {
            throw new IllegalArgumentException("no id of a dead letter");
        }
    }

    /** @return the id; empty if the text is not one */
    public static Optional<DeadLetterId> parse(String text) {
        return text.length() == 64 && SYNTAX.matcher(text).matches()
                ? Optional.of(new DeadLetterId(text))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
