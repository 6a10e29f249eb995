package com.cinemataztic.incidents.tickets;

import com.cinemataztic.incidents.support.Given;
import java.time.Instant;

/** A ticket that an alert has just opened. */
public final class OpenTicket {

    private OpenTicket() {}

    /** @return the ticket with that id, opened at that moment */
    public static Ticket of(String id, Given given, Instant at) {
        var moment = new Moment(at, "open-" + id, false, false, null);
        var decision = LifeCycle.fires(null, given.fires(), null, moment, () -> new TicketId(id));
        return ((Decision.Changed) decision).next();
    }
}
