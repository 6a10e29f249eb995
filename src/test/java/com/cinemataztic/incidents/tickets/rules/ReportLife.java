package com.cinemataztic.incidents.tickets.rules;

import static com.cinemataztic.incidents.support.Given.NOON;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.support.Reports;
import com.cinemataztic.incidents.tickets.Subject;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.Transition;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The life of one opener's key, request by request: the state that the desk keeps in between, without the desk. */
class ReportLife {

    Instant now = NOON;

    @Nullable
    Ticket ticket;

    private int changes;
    private int numbers;

    Decision reports(Reports report) {
        return reports(report, Reports.LAMP_WATCH);
    }

    Decision reports(Reports report, Actor opener) {
        var reported = reported(report, opener);
        return keep(ReportRules.decide(history(), reported, context(), () -> new TicketId("DK-" + ++numbers)));
    }

    Optional<ReportRejection> rejection(Reports report, Actor opener) {
        return ReportRules.reject(history(), reported(report, opener), true, now);
    }

    Decision closesByKey(String note) {
        return keep(ReportRules.close(history(), Reports.LAMP_WATCH, note, context()));
    }

    Decision moves(Transition transition) {
        return moves(transition, TransitionTests.ANNA);
    }

    Decision moves(Transition transition, Actor actor) {
        return keep(ManualTransitions.apply(ticket(), transition, actor, context()));
    }

    Decision expires() {
        return keep(TimeRules.expire(ticket(), context()));
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

    DecisionContext context() {
        return OpenTicket.context(now, "change-" + ++changes);
    }

    KeyHistory history() {
        var held = ticket;
        var live = held != null && held.state().live();
        return new KeyHistory(live ? held : null, live ? null : held, null);
    }

    private static ReportRules.Reported reported(Reports report, Actor opener) {
        var its = report.report();
        var subject = new Subject(its.region(), its.cinemaId(), null, its.screenId(), null, null, null);
        return new ReportRules.Reported(its, subject, opener);
    }

    private Decision keep(Decision decision) {
        if (decision instanceof Decision.Changed(var next)) {
            ticket = next;
        }
        return decision;
    }
}
