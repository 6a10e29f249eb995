package com.cinemataztic.incidents.tickets.desk;

import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.rules.ReportRejection;
import org.jspecify.annotations.Nullable;

/** The outcome of a request by an opener's own key. Rejection and absence are answers, not failures. */
public sealed interface KeyOutcome {

    /** A new ticket was opened. */
    record Opened(Ticket ticket) implements KeyOutcome {}

    /** The ticket closed last was re-opened. */
    record Reopened(Ticket ticket) implements KeyOutcome {}

    /**
     * A live ticket already held the key.
     *
     * @param ticket with what the report says
     */
    record Refreshed(Ticket ticket) implements KeyOutcome {}

    /**
     * Nothing was opened, because a person closed the ticket a short time ago.
     *
     * @param ticket closed and snoozed
     */
    record Snoozed(Ticket ticket) implements KeyOutcome {}

    /** The ticket is closed, now or a short time ago. */
    record Closed(Ticket ticket) implements KeyOutcome {}

    /** Nothing of that key is live. */
    record NoneLive() implements KeyOutcome {}

    /** The request is not allowed, or does not fit what is there. It changed nothing. */
    record Rejected(ReportRejection reason) implements KeyOutcome {}

    /**
     * The store did not confirm the change: it may have been made, or may still be made. A retry is safe: a key never
     * has two live tickets.
     *
     * @param readBack the live ticket of that key as read afterwards, without the change; null when there is none, or
     *     the store did not answer that read either
     */
    record Unknown(@Nullable Ticket readBack) implements KeyOutcome {}
}
