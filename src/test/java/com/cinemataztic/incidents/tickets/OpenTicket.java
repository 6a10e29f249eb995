package com.cinemataztic.incidents.tickets;

import com.cinemataztic.incidents.support.Given;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A ticket that an alert has just opened. */
public final class OpenTicket {

    /** The default windows. */
    static final Windows WINDOWS = new Windows(
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofMinutes(30),
            Duration.ofMinutes(20),
            Duration.ofMinutes(5),
            true);

    /** The default roll-up. */
    static final RollUpSettings ROLL_UP = new RollUpSettings(3, new BigDecimal("0.5"), Duration.ofMinutes(5));

    private OpenTicket() {}

    /** The default windows with these settings. */
    static TicketSettings settings(Duration followEvery, Duration compareEvery, int queue, int batch) {
        return new TicketSettings(
                WINDOWS.settle(),
                WINDOWS.reopen(),
                WINDOWS.hush(),
                WINDOWS.recheckBeforeShow(),
                WINDOWS.leastHush(),
                WINDOWS.followUpHolds(),
                ROLL_UP,
                Duration.ofSeconds(2),
                followEvery,
                compareEvery,
                queue,
                batch);
    }

    static Moment moment(Instant at, String changeId) {
        return new Moment(at, changeId, false, false, null, WINDOWS);
    }

    static Known known(@Nullable Ticket live) {
        return new Known(live, null, null);
    }

    /** @return the ticket with that id, opened at that moment */
    public static Ticket of(String id, Given given, Instant at) {
        return fires(null, given.fires(), moment(at, "open-" + id), id);
    }

    static Ticket fires(@Nullable Ticket live, Signal.Firing firing, Moment moment, String id) {
        var decision = LifeCycle.hears(known(live), firing, moment, () -> new TicketId(id));
        return ((Decision.Changed) decision).next();
    }
}
