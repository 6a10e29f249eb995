package com.cinemataztic.incidents.tickets.ui;

import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.Transition;

/** Receives a click: the ticket, the version that was seen, and the requested transition. */
@FunctionalInterface
interface TicketMover {

    /** @param screensToo whether closing a site also closes the tickets below it; ignored otherwise */
    void move(TicketId id, int version, Transition transition, boolean screensToo);

    /** The same, for transitions other than a close. */
    default void move(TicketId id, int version, Transition transition) {
        move(id, version, transition, false);
    }
}
