package com.cinemataztic.incidents.notices;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a hook is called, e.g. {@code on-call}.
 *
 * @param value kebab-case ASCII, 1 to 32 characters
 */
public record HookName(String value) implements Comparable<HookName> {

    private static final int LONGEST = 32;
    private static final Pattern SYNTAX = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    public HookName {
        if (!isGood(value)) {
            throw new IllegalArgumentException(
                    "not a hook's name: kebab-case of 1 to " + LONGEST + " characters wanted");
        }
    }

    /** @return the name that stands in the text, if one does */
    public static Optional<HookName> parse(String text) {
        return isGood(text) ? Optional.of(new HookName(text)) : Optional.empty();
    }

    private static boolean isGood(String text) {
        return text.length() <= LONGEST && SYNTAX.matcher(text).matches();
    }

    /** @return the variable that holds its secret, e.g. {@code PORTAL_HOOK_ON_CALL_SECRET} */
    String secret() {
        return "PORTAL_HOOK_" + value.toUpperCase(Locale.ROOT).replace('-', '_') + "_SECRET";
    }

    @Override
    public int compareTo(HookName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
