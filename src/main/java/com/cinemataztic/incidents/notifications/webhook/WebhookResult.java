package com.cinemataztic.incidents.notifications.webhook;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What came of posting an event to a hook. */
public sealed interface WebhookResult {

    /** The other side has it. */
    record Accepted() implements WebhookResult {}

    /** It will never take this event. @param reason for people */
    record Refused(String reason) implements WebhookResult {}

    /**
     * Not now; posting it again helps.
     *
     * @param reason for people
     * @param after how long it asked to be left alone, null if it did not
     */
    record Later(String reason, @Nullable Duration after) implements WebhookResult {}

    /** @return the word for it in figures, e.g. {@code accepted} */
    default String word() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }
}
