package com.cinemataztic.incidents.notifications.webhook;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The result of posting an event to a webhook. */
public sealed interface WebhookResult {

    /** The receiver has accepted it. */
    record Accepted() implements WebhookResult {}

    /**
     * The receiver has rejected this event for good.
     *
     * @param reason for people
     */
    record Refused(String reason) implements WebhookResult {}

    /**
     * Temporary failure: posting the event again may succeed.
     *
     * @param reason for people
     * @param after how long the receiver asks to wait, null if it does not
     */
    record Later(String reason, @Nullable Duration after) implements WebhookResult {}

    /** @return the value in metrics, e.g. {@code accepted} */
    default String word() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }
}
