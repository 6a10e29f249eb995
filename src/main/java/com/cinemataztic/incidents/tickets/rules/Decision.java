package com.cinemataztic.incidents.tickets.rules;

import com.cinemataztic.incidents.tickets.Signal;
import com.cinemataztic.incidents.tickets.Ticket;

/** What the life cycle decides on one report about one ticket. */
public sealed interface Decision {

    /** A new ticket, or a new revision of one, is to be written. */
    record Changed(Ticket next) implements Decision {}

    /** Nothing changes; nothing is written. */
    record Unchanged() implements Decision {}

    /** An earlier accepted end counts against this firing: every Alertmanager is to be asked. */
    record InDoubt(Signal.Firing firing) implements Decision {}

    /**
     * A person asked for a transition that is not allowed.
     *
     * @param reason a sentence for them
     */
    record NotAllowed(String reason) implements Decision {}

    /** A person asked to undo a change that is not undone. */
    record NotRestored(RestoreRejection reason) implements Decision {}
}
