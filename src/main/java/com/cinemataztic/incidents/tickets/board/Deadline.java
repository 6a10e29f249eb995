package com.cinemataztic.incidents.tickets.board;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * The time left on a ticket.
 *
 * @param kind what is known about the shows
 * @param at end of the show in progress, or start of the next; null when unknown
 */
public record Deadline(Kind kind, @Nullable Instant at) {

    /** No schedule is known, or it has run out: due now. */
    public static final Deadline UNKNOWN = new Deadline(Kind.UNKNOWN, null);

    /** @return an order: screens that miss a show right now first, then by the time left */
    public static Comparator<Deadline> soonest(Instant now) {
        return Comparator.<Deadline, Boolean>comparing(deadline -> deadline.kind() != Kind.MISSING_NOW)
                .thenComparing(deadline -> deadline.due(now));
    }

    /** @return when the ticket is due; an unknown deadline is due now */
    public Instant due(Instant now) {
        return at == null ? now : at;
    }

    /** What is known about the shows on the ticket's screen. */
    public enum Kind {
        /** A show is in progress on the broken screen and is being missed. */
        MISSING_NOW,
        /** The next show is known. */
        NEXT_SHOW,
        /** No schedule is known, or it has run out. */
        UNKNOWN
    }
}
