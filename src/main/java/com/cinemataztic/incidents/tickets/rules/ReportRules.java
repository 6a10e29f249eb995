package com.cinemataztic.incidents.tickets.rules;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.Fault;
import com.cinemataztic.incidents.tickets.IncidentReport;
import com.cinemataztic.incidents.tickets.Origin;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.Subject;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.Ticket.Notification;
import com.cinemataztic.incidents.tickets.Ticket.Predecessor;
import com.cinemataztic.incidents.tickets.Ticket.Times;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TicketKey;
import com.cinemataztic.incidents.tickets.TimelineEntry;
import com.cinemataztic.incidents.tickets.TimelineEntry.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Rules 1, 2, 6, 7 and 10 for tickets without an alert, as far as reports by services and people trigger them. Pure.
 */
public final class ReportRules {

    private ReportRules() {}

    /**
     * A report, in its context.
     *
     * @param report as received
     * @param subject its place, with the region and the names that the fleet knows
     * @param opener who reports it
     */
    public record Reported(IncidentReport report, Subject subject, Actor opener) {

        /** @return the key of its ticket */
        public TicketKey key() {
            return TicketKey.of(opener, report.key());
        }
    }

    /**
     * @param regionAccepted whether the region of the report is accepted
     * @return why the report is rejected; empty when it is not
     */
    public static Optional<ReportRejection> reject(
            KeyHistory history, Reported reported, boolean regionAccepted, Instant now) {
        var report = reported.report();
        var opener = reported.opener();
        if (!opener.mayChange()) {
            return Optional.of(ReportRejection.READ_ONLY);
        }
        if (!regionAccepted || !opener.maySee(report.region())) {
            return Optional.of(ReportRejection.NO_SUCH_REGION);
        }
        if (!reported.subject().region().equals(report.region())) {
            return Optional.of(ReportRejection.ELSEWHERE);
        }
        if (report.expiresAt() != null && !report.expiresAt().isAfter(now)) {
            return Optional.of(ReportRejection.EXPIRED);
        }
        var live = history.live();
        return live != null && !isAbout(live, reported) ? Optional.of(ReportRejection.KEY_IN_USE) : Optional.empty();
    }

    /**
     * A report that is not rejected: opens a ticket, refreshes the live one or re-opens the last. Changes nothing while
     * the last is snoozed.
     *
     * @param id supplies the id of a new ticket; called only when one is opened
     */
    public static Decision decide(
            KeyHistory history, Reported reported, DecisionContext context, Supplier<TicketId> id) {
        var live = history.live();
        if (live != null) {
            var builder = new TicketBuilder(live, context);
            replace(builder, live, reported);
            return builder.done();
        }
        var last = history.last() != null && isAbout(history.last(), reported) ? history.last() : null;
        if (last != null && isSnoozed(last, context.now())) {
            return new Decision.Unchanged();
        }
        return last != null && comesBack(last, context)
                ? opensAgain(last, reported, context)
                : new Decision.Changed(open(last, reported, context, id.get()));
    }

    /**
     * Its opener reports the end. A ticket that a person has closed meanwhile is no longer snoozed: what its opener
     * reports later is a new incident.
     */
    public static Decision close(KeyHistory history, Actor opener, String note, DecisionContext context) {
        var live = history.live();
        if (live != null) {
            var builder = new TicketBuilder(live, context);
            builder.recover();
            builder.close(CloseReason.RECOVERED);
            var words = CloseReason.RECOVERED.word() + (note.isBlank() ? "" : ": " + note);
            builder.log(opener.name(), Kind.CLOSED, words, live.state() == State.INPROGRESS);
            return builder.done();
        }
        var last = history.last();
        if (last == null || last.snoozedUntil() == null) {
            return new Decision.Unchanged();
        }
        var builder = new TicketBuilder(last, context);
        builder.recover();
        builder.snooze(null);
        builder.log(opener.name(), Kind.RECOVERED, note, false);
        return builder.done();
    }

    /** @return whether the closed ticket still answers for its key when its opener reports the end again */
    public static boolean isClosedLately(Ticket last, DecisionContext context) {
        var closedAt = last.closedAt();
        return last.snoozedUntil() != null
                || closedAt != null && closedAt.plus(context.windows().reopen()).isAfter(context.now());
    }

    /** Rule 1. */
    private static Ticket open(@Nullable Ticket last, Reported reported, DecisionContext context, TicketId id) {
        var now = context.now();
        var report = reported.report();
        var startedAt = report.startedAt();
        var opened = new TimelineEntry(
                context.changeId(),
                now,
                reported.opener().name(),
                null,
                Kind.OPENED,
                null,
                State.OPEN,
                report.errorDescription(),
                1,
                true,
                null,
                null);
        return new Ticket(
                id,
                reported.key(),
                State.OPEN,
                report.severity(),
                reported.subject(),
                fault(report),
                new Times(
                        startedAt == null || startedAt.isAfter(now) ? now : startedAt,
                        startedAt != null,
                        now,
                        now,
                        null,
                        report.expiresAt(),
                        null),
                null,
                null,
                1,
                reported.opener().token() == null ? Origin.OPERATOR : Origin.API,
                last == null || last.closedAt() == null ? null : new Predecessor(last.id(), last.closedAt()),
                Map.of(),
                0,
                List.of(opened),
                new Notification(now, null),
                1,
                1,
                context.changeId());
    }

    /** Rule 6, first half. A ticket whose history is full stays closed: the next one names it. */
    private static boolean comesBack(Ticket last, DecisionContext context) {
        return (last.closeReason() == CloseReason.EXPIRED || FiringRules.isClosedRecovered(last))
                && isClosedLately(last, context)
                && last.timeline().size() < Timeline.LONGEST;
    }

    private static Decision opensAgain(Ticket last, Reported reported, DecisionContext context) {
        var builder = new TicketBuilder(last, context);
        builder.occurrences++;
        FiringRules.reopen(builder, last, reported.opener().name(), context);
        replace(builder, last, reported);
        return builder.done();
    }

    /** Rule 2: the newest report counts. The start never moves later. */
    private static void replace(TicketBuilder builder, Ticket before, Reported reported) {
        var report = reported.report();
        builder.fault = fault(report);
        builder.subject = before.subject().updatedBy(reported.subject());
        builder.times = builder.times.expiresAt(report.expiresAt());
        var startedAt = report.startedAt();
        if (startedAt != null && startedAt.isBefore(before.startedAt())) {
            builder.times = builder.times.startedAt(startedAt, true);
        }
        AlertRules.changeSeverity(
                builder, before, report.severity(), reported.opener().name());
    }

    private static Fault fault(IncidentReport report) {
        return new Fault(report.errorId(), report.errorDescription(), report.note(), null, null);
    }

    private static boolean isSnoozed(Ticket last, Instant now) {
        return last.snoozedUntil() != null && now.isBefore(last.snoozedUntil());
    }

    private static boolean isAbout(Ticket ticket, Reported reported) {
        var subject = ticket.subject();
        var report = reported.report();
        return Objects.equals(subject.cinemaId(), report.cinemaId())
                && Objects.equals(subject.screenId(), report.screenId())
                && (report.cinemaId() != null || subject.region().equals(report.region()))
                && reported.opener().maySee(subject.region());
    }
}
