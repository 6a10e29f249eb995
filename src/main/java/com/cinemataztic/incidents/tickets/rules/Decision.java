package com.cinemataztic.incidents.tickets.rules;

import com.cinemataztic.incidents.tickets.Signal;
import com.cinemataztic.incidents.tickets.Ticket;

/** What the life cycle says to one word about one ticket. */
public sealed interface Decision {

    /** There is a new ticket or a new revision of one, to be written. */
    record Changed(Ticket next) implements Decision {}

    /** Nothing changes; nothing is written. */
    record Unchanged() implements Decision {}

    /** An earlier accepted end stands against this firing: every Alertmanager is to be asked. */
    record InDoubt(Signal.Firing firing) implements Decision {}

    /** A person asked for what can't be done. @param reason a sentence for them */
    record NotAllowed(String reason) implements Decision {}
}
