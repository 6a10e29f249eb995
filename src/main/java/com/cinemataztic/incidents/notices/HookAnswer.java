package com.cinemataztic.incidents.notices;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What came of posting an event to a hook. */
public sealed interface HookAnswer {

    /** The other side has it. */
    record Accepted() implements HookAnswer {}

    /** It will never take this event. @param reason for people */
    record Refused(String reason) implements HookAnswer {}

    /**
     * Not now; posting it again helps.
     *
     * @param reason for people
     * @param after how long it asked to be left alone, null if it did not
     */
    record Later(String reason, @Nullable Duration after) implements HookAnswer {}

    /** @return the word for it in figures, e.g. {@code accepted} */
    default String word() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }
}
