package com.cinemataztic.incidents.tickets.rules;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.platform.text.Explanation;
import com.cinemataztic.incidents.support.Given;
import com.cinemataztic.incidents.tickets.Fault;
import com.cinemataztic.incidents.tickets.NotificationRecord;
import com.cinemataztic.incidents.tickets.Origin;
import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.Signal;
import com.cinemataztic.incidents.tickets.Subject;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TicketKey;
import com.cinemataztic.incidents.tickets.Transition;
import com.cinemataztic.incidents.tickets.monitoring.Health;
import com.cinemataztic.incidents.tickets.settings.RollUpSettings;
import com.cinemataztic.incidents.tickets.settings.TicketSettings;
import com.cinemataztic.incidents.tickets.settings.Windows;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
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
    public static final RollUpSettings ROLL_UP = new RollUpSettings(3, new BigDecimal("0.5"), Duration.ofMinutes(5));

    private static int changes;

    private OpenTicket() {}

    /** The default windows with these settings. */
    public static TicketSettings settings(Duration followEvery, Duration compareEvery, int queue, int batch) {
        return new TicketSettings(
                WINDOWS.settle(),
                WINDOWS.reopen(),
                WINDOWS.snooze(),
                WINDOWS.recheckBeforeShow(),
                WINDOWS.leastSnooze(),
                WINDOWS.followUpHolds(),
                Duration.ofHours(4),
                Map.of(),
                ROLL_UP,
                Duration.ofSeconds(2),
                followEvery,
                compareEvery,
                queue,
                batch);
    }

    public static DecisionContext context(Instant at, String changeId) {
        return new DecisionContext(at, changeId, false, false, null, WINDOWS);
    }

    static KeyHistory history(@Nullable Ticket live) {
        return new KeyHistory(live, null, null);
    }

    /** @return the ticket with that id, opened at that moment */
    public static Ticket of(String id, Given given, Instant at) {
        return fires(null, given.fires(), context(at, "open-" + id), id);
    }

    /** @return the ticket about a site whose screens are dark, opened at that moment */
    public static Ticket ofSite(String id, Subject site, Instant at) {
        return fires(null, dark(site, at), context(at, "open-" + id), id);
    }

    /** @return the signal that opens it */
    static Signal.Firing dark(Subject site, Instant at) {
        return new Signal.Firing(
                TicketKey.of(Fault.CINEMA_OFFLINE, site, RollUp.FINGERPRINT),
                RollUp.FINGERPRINT,
                at,
                site,
                new Fault(Fault.CINEMA_OFFLINE, "Cinema offline", "", null, null),
                Severity.CRITICAL,
                at,
                Map.of("alertname", "CinemaOffline"),
                Origin.SYSTEM,
                true);
    }

    /** @return the ticket after a person did that to it */
    public static Ticket moved(Ticket ticket, Transition transition, Actor actor, Instant at) {
        return ((Decision.Changed) ManualTransitions.apply(ticket, transition, actor, context(at, "move-" + ++changes)))
                .next();
    }

    /** @return the ticket after these notifications */
    public static Ticket notified(Ticket ticket, NotificationRecord record, Instant at) {
        return ((Decision.Changed) NotificationRules.record(ticket, record, context(at, "notify-" + ++changes))).next();
    }

    /** @return the ticket after that signal */
    public static Ticket reported(Ticket ticket, Signal signal, Instant at) {
        var live = ticket.state().live();
        var history = new KeyHistory(live ? ticket : null, live ? null : ticket, null);
        return ((Decision.Changed) AlertRules.decide(
                        history, signal, context(at, "report-" + ++changes), () -> new TicketId("DK-99")))
                .next();
    }

    /** @return the ticket closed by itself */
    public static Ticket settled(Ticket ticket, Instant at) {
        var well = new Health(true, WINDOWS.settle(), Explanation.NONE);
        return ((Decision.Changed) TimeRules.settle(ticket, well, context(at, "settle-" + ++changes))).next();
    }

    public static Ticket fires(@Nullable Ticket live, Signal.Firing firing, DecisionContext context, String id) {
        var decision = AlertRules.decide(history(live), firing, context, () -> new TicketId(id));
        return ((Decision.Changed) decision).next();
    }
}
