package com.cinemataztic.incidents.tickets.rules;

import static com.cinemataztic.incidents.support.Given.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.platform.text.Explanation;
import com.cinemataztic.incidents.support.Given;
import com.cinemataztic.incidents.tickets.Evidence;
import com.cinemataztic.incidents.tickets.Fingerprint;
import com.cinemataztic.incidents.tickets.ResolvedMarker;
import com.cinemataztic.incidents.tickets.Signal;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TimelineEntry;
import com.cinemataztic.incidents.tickets.Transition;
import com.cinemataztic.incidents.tickets.monitoring.Health;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One key's life, report by report: the state that the desk keeps between two reports, without the desk. */
class LifeRig {

    Instant now = NOON.plusSeconds(60);

    @Nullable
    Ticket ticket;

    @Nullable
    ResolvedMarker ending;

    boolean monitoringRestarted;
    boolean screenGone;

    @Nullable
    Instant nextShow;

    private int changes;
    private int numbers;

    void fires(Given given) {
        decide(given.fires());
    }

    void ends(Given given, Instant endsAt) {
        decide(given.ends(endsAt));
    }

    /** A report arrives, a second later. */
    Decision decide(Signal signal) {
        now = now.plusSeconds(1);
        return keep(AlertRules.decide(history(), signal, context(), () -> new TicketId("DK-" + ++numbers)));
    }

    Decision moves(Transition transition) {
        return keep(ManualTransitions.apply(ticket(), transition, TransitionTests.ANNA, context()));
    }

    Decision settles() {
        return keep(
                TimeRules.settle(ticket(), new Health(true, OpenTicket.WINDOWS.settle(), Explanation.NONE), context()));
    }

    Decision rechecks() {
        return keep(TimeRules.recheck(ticket(), false, context()));
    }

    Ticket ticket() {
        return Objects.requireNonNull(ticket);
    }

    void afterMinutes(long minutes) {
        now = now.plus(Duration.ofMinutes(minutes));
    }

    /** Opened at noon by an alert that has ended, and closed by itself. */
    void recoversAndCloses() {
        fires(Given.offline("s1"));
        ends(Given.offline("s1"), minute(10));
        settles();
        assertThat(ticket().state()).isEqualTo(State.CLOSED);
    }

    DecisionContext context() {
        return new DecisionContext(
                now, "change-" + ++changes, monitoringRestarted, screenGone, nextShow, OpenTicket.WINDOWS);
    }

    static Instant minute(int minute) {
        return NOON.plus(Duration.ofMinutes(minute));
    }

    /** The ticket once people have been notified. */
    static Ticket notified(Ticket ticket) {
        return copy(ticket, ticket.evidence(), ticket.timeline());
    }

    static Ticket withoutEvidence(Ticket ticket) {
        return copy(ticket, Map.of(), ticket.timeline());
    }

    /** The ticket with another history, and without a pending notification. */
    static Ticket withTimeline(Ticket ticket, List<TimelineEntry> timeline) {
        return copy(ticket, ticket.evidence(), timeline);
    }

    private static Ticket copy(Ticket ticket, Map<Fingerprint, Evidence> evidence, List<TimelineEntry> timeline) {
        return new Ticket(
                ticket.id(),
                ticket.key(),
                ticket.state(),
                ticket.severity(),
                ticket.subject(),
                ticket.fault(),
                ticket.times(),
                ticket.closure(),
                ticket.assignment(),
                ticket.occurrences(),
                ticket.origin(),
                ticket.predecessor(),
                evidence,
                ticket.endedEarlier(),
                timeline,
                ticket.notification().pendingSince(null),
                ticket.version(),
                ticket.revision(),
                ticket.changeId());
    }

    private KeyHistory history() {
        var held = ticket;
        var live = held != null && held.state().live();
        return new KeyHistory(live ? held : null, live ? null : held, ending);
    }

    private Decision keep(Decision decision) {
        if (decision instanceof Decision.Changed(var next)) {
            ticket = next;
        }
        return decision;
    }
}
