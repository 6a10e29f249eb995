package com.cinemataztic.incidents.tickets;

import java.util.regex.Pattern;

/**
 * Alertmanager's identifier of one label set, or the portal's own for an alert that it raises itself.
 *
 * @param value 1 to 64 letters, digits and {@code - _ :}
 */
public record Fingerprint(String value) {

    private static final Pattern SYNTAX = Pattern.compile("[A-Za-z0-9_:-]{1,64}");

    public Fingerprint {
        if (value.length() > 64 || !SYNTAX.matcher(value).matches()) {
            throw new IllegalArgumentException("not a fingerprint: 1 to 64 letters, digits or - _ : wanted");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
