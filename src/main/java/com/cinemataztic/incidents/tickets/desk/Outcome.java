package com.cinemataztic.incidents.tickets.desk;

import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.rules.RestoreRejection;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The outcome of a click. Rejection and absence are answers, not failures. */
public sealed interface Outcome {

    /**
     * The change is made and durable.
     *
     * @param ticket as it is now
     */
    record Done(Ticket ticket) implements Outcome {}

    /**
     * The ticket moved after the person loaded it.
     *
     * @param current as it is now
     * @param by who moved it last
     * @param when when they moved it
     */
    record Conflict(Ticket current, String by, Instant when) implements Outcome {}

    /**
     * The ticket has not moved, but the transition is not allowed.
     *
     * @param current as it is
     * @param reason a sentence for the person
     */
    record NotAllowed(Ticket current, String reason) implements Outcome {}

    /**
     * The change was not undone. If somebody moved the ticket since, the outcome is {@link Conflict}.
     *
     * @param current as it is
     * @param reason why
     * @param successor the live ticket that holds the key; null unless that is why
     */
    record NotRestored(
            Ticket current,
            RestoreRejection reason,
            @Nullable TicketId successor) implements Outcome {

        /** @return the reason for programs */
        public String sentence() {
            return reason.sentence();
        }
    }

    /**
     * The store did not confirm the change: it may have been made, or may still be made. A retry is safe: a version
     * that has moved is rejected.
     *
     * @param id the ticket
     * @param readBack the ticket as read afterwards, without the change; null when the store did not answer that read
     *     either
     */
    record Unknown(TicketId id, @Nullable Ticket readBack) implements Outcome {}

    /** There is no such ticket, or none that the actor may see. */
    record NotFound(TicketId id) implements Outcome {}
}
