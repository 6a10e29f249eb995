package com.cinemataztic.incidents.oncall;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who is on call for a region at a moment.
 *
 * @param source why they are
 * @param people who is on call
 * @param until when the rota changes; null: never, as far as it says
 */
public record OnCallNow(
        Source source, List<Recipient> people, @Nullable Instant until) {

    public OnCallNow {
        people = List.copyOf(people);
    }

    /** Why somebody is on call. */
    public enum Source {
        /** An override of the rota. */
        OVERRIDE,
        /** A shift of the rota. */
        SHIFT,
        /** Nobody is on call, so the region's contacts are notified. */
        CONTACTS,
        /** The region has no contacts either, so the fallback contacts are notified. */
        FALLBACK,
        /** Nobody is notified. */
        NOBODY;

        /** @return the value in the API, e.g. {@code shift} */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
