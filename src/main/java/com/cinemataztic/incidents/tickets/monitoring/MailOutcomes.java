package com.cinemataztic.incidents.tickets.monitoring;

import com.cinemataztic.incidents.tickets.TicketId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What became of the mails about a ticket. Implemented by the notifications module. */
@FunctionalInterface
public interface MailOutcomes {

    /** @throws com.cinemataztic.incidents.store.StoreUnavailable when the store fails */
    Outcome of(TicketId ticket);

    /**
     * The mails to people so far.
     *
     * @param acceptedAt when the last of them was accepted; null: none yet, or not all
     * @param problem what went wrong with one, for people; empty when nothing is known
     */
    record Outcome(@Nullable Instant acceptedAt, String problem) {}
}
