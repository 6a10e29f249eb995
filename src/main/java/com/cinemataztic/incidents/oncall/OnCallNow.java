package com.cinemataztic.incidents.oncall;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who answers for a region at a moment.
 *
 * @param source what makes it them
 * @param people them
 * @param until when the rota says something else; null: never, as far as it tells
 */
public record OnCallNow(
        Source source, List<Recipient> people, @Nullable Instant until) {

    public OnCallNow {
        people = List.copyOf(people);
    }

    /** What makes somebody answer. */
    public enum Source {
        /** An override of the rota. */
        OVERRIDE,
        /** A shift of the rota. */
        SHIFT,
        /** Nobody is on call: the region's contacts do. */
        CONTACTS,
        /** There are none of those either: the default contacts do. */
        DEFAULT,
        /** Nobody answers. */
        NOBODY;

        /** @return the word on the wire, e.g. {@code shift} */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
