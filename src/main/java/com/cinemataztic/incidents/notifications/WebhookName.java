package com.cinemataztic.incidents.notifications;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of an outgoing webhook, e.g. {@code on-call}.
 *
 * @param value kebab-case ASCII, 1 to 32 characters
 */
public record WebhookName(String value) implements Comparable<WebhookName> {

    private static final int LONGEST = 32;
    private static final Pattern SYNTAX = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    public WebhookName {
        if (!isGood(value)) {
            throw new IllegalArgumentException(
                    "not a hook's name: kebab-case of 1 to " + LONGEST + " characters wanted");
        }
    }

    /** @return the name in this text, if it is valid */
    public static Optional<WebhookName> parse(String text) {
        return isGood(text) ? Optional.of(new WebhookName(text)) : Optional.empty();
    }

    private static boolean isGood(String text) {
        return text.length() <= LONGEST && SYNTAX.matcher(text).matches();
    }

    /** @return the environment variable of its secret, e.g. {@code PORTAL_WEBHOOK_ON_CALL_SECRET} */
    public String secret() {
        return "PORTAL_WEBHOOK_" + value.toUpperCase(Locale.ROOT).replace('-', '_') + "_SECRET";
    }

    @Override
    public int compareTo(WebhookName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
