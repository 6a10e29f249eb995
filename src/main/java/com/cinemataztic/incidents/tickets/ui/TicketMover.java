package com.cinemataztic.incidents.tickets.ui;

import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.Transition;

/** Takes a click on: which ticket, the version that was seen, and what is wanted. */
@FunctionalInterface
interface TicketMover {

    /** @param screensToo whether closing a site closes the tickets under it too; for nothing else */
    void move(TicketId id, int version, Transition transition, boolean screensToo);

    /** The same for whatever is no closing. */
    default void move(TicketId id, int version, Transition transition) {
        move(id, version, transition, false);
    }
}
