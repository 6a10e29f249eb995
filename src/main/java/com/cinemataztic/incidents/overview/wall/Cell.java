package com.cinemataztic.incidents.overview.wall;

import com.cinemataztic.incidents.tickets.TicketId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the wall shows of one screen.
 *
 * @param state its state
 * @param cause why it is in that state, where there is no ticket to say so
 * @param nextShow the start of its next show; null when unknown
 * @param showUntil the end of the show in progress; null when there is none
 * @param ticket its most urgent live ticket; null when it has none
 * @param fault the ticket's summary; empty without a ticket
 * @param assignee who works on the ticket; null: nobody
 */
public record Cell(
        CellState state,
        Cause cause,
        @Nullable Instant nextShow,
        @Nullable Instant showUntil,
        @Nullable TicketId ticket,
        String fault,
        @Nullable String assignee) {

    /** Why a cell is in its state, where there is no ticket to say so. */
    public enum Cause {
        /** The ticket says it, or there is nothing to say. */
        NONE,
        /** Monitoring or the fleet's source is blind. */
        BLIND,
        /** The data about the machine is too old, or the vendor never reported its state. */
        STALE_DATA,
        /** No machine is known to stand there. */
        NO_MACHINE,
        /** The alerts ended, but a proof of health is missing. */
        UNCONFIRMED,
        /** The vendor reports a fault for which there is no live ticket. */
        NO_TICKET
    }
}
