package com.cinemataztic.incidents.tickets.ui;

import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.Transition;

/** Takes a click on: which ticket, the version that was seen, and what is wanted. */
@FunctionalInterface
interface TicketMover {

    void move(TicketId id, int version, Transition transition);
}
