package com.cinemataztic.incidents.alerts.intake;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names a dead letter: what came tells it, so that the same again is the same letter.
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

    /** @return the id, empty if the text is none */
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
