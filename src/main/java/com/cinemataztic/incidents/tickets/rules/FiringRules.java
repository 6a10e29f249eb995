package com.cinemataztic.incidents.tickets.rules;

import static com.cinemataztic.incidents.identity.Actor.SYSTEM;

import com.cinemataztic.incidents.tickets.EscalationState;
import com.cinemataztic.incidents.tickets.Evidence;
import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.Signal;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.Ticket.Notification;
import com.cinemataztic.incidents.tickets.Ticket.Predecessor;
import com.cinemataztic.incidents.tickets.Ticket.Times;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.TimelineEntry;
import com.cinemataztic.incidents.tickets.TimelineEntry.Kind;
import com.cinemataztic.incidents.tickets.settings.Windows;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Rules 1, 2, 3, 6, 7 and 11, as far as a firing alert triggers them: it opens a ticket, refreshes the live one, or
 * re-opens the last. Pure.
 */
final class FiringRules {

    private FiringRules() {}

    static Decision decide(KeyHistory history, Signal.Firing firing, DecisionContext context, Supplier<TicketId> id) {
        var endedAt = history.endedAt(firing.fingerprint());
        if (endedAt != null && !firing.startsAt().isAfter(endedAt) && !firing.confirmed()) {
            return new Decision.InDoubt(firing);
        }
        var live = history.live();
        if (live != null) {
            return firesAgain(live, firing, context);
        }
        var last = history.last();
        if (last != null && snoozed(last, firing, context)) {
            return stillFires(last, firing, context);
        }
        return last != null && comesBack(last, firing, context)
                ? opensAgain(last, firing, context)
                : new Decision.Changed(open(last, firing, null, context, id.get()));
    }

    /** Rule 1. Also rule 6, second half: after the re-open window, a new ticket names its predecessor. */
    static Ticket open(
            @Nullable Ticket last,
            Signal.Firing firing,
            @Nullable Instant endedAt,
            DecisionContext context,
            TicketId id) {
        var now = context.now();
        var ended = endedAt != null;
        var note = firing.fault().summary() + (ended ? " (it had ended before the portal received it)" : "");
        var notable = !ended && firing.notifies();
        var opened = new TimelineEntry(
                context.changeId(),
                now,
                SYSTEM.name(),
                null,
                Kind.OPENED,
                null,
                State.OPEN,
                note,
                1,
                notable,
                null,
                null);
        var evidence = evidence(firing);
        return new Ticket(
                id,
                firing.key(),
                State.OPEN,
                firing.severity(),
                firing.subject(),
                firing.fault(),
                new Times(
                        began(firing, now),
                        firing.faultSince() != null,
                        now,
                        now,
                        ended ? now : null,
                        expiry(firing, now),
                        null),
                null,
                null,
                1,
                firing.origin(),
                last == null || last.closedAt() == null ? null : new Predecessor(last.id(), last.closedAt()),
                Map.of(firing.fingerprint(), endedAt == null ? evidence : evidence.ended(endedAt)),
                0,
                List.of(opened),
                new Notification(notable ? now : null, null),
                1,
                1,
                context.changeId());
    }

    /** Rule 12: a drill ends, even if its end is lost. */
    private static @Nullable Instant expiry(Signal.Firing firing, Instant now) {
        return firing.fault().isDrill() ? now.plus(Windows.DRILL) : null;
    }

    /** @see AlertRules#isRepeat */
    static boolean isRepeat(TicketRow live, Signal.Firing firing, Instant now) {
        Evidence held = null;
        Severity worst = null;
        for (var each : live.evidence()) {
            if (each.firing() && (worst == null || each.severity().compareTo(worst) > 0)) {
                worst = each.severity();
            }
            if (each.fingerprint().equals(firing.fingerprint())) {
                held = each;
            }
        }
        return held != null
                && held.firing()
                && held.startsAt().equals(firing.startsAt())
                && held.severity() == firing.severity()
                && held.labels().equals(firing.labels())
                && live.recoveredAt() == null
                && live.severity() == worst
                && live.fault().equals(firing.fault())
                && live.subject().updatedBy(firing.subject()).equals(live.subject())
                && !began(firing, now).isBefore(live.startedAt());
    }

    /** Rules 2 and 3. */
    private static Decision firesAgain(Ticket live, Signal.Firing firing, DecisionContext context) {
        var held = live.evidence().get(firing.fingerprint());
        var builder = new TicketBuilder(live, context);
        if (held != null && held.firing() && firing.startsAt().isBefore(held.startsAt())) {
            // A late report of an earlier episode, while a later one is known to fire: only the start moves back.
            beganEarlier(builder, live, firing.startsAt());
            return builder.done();
        }
        refresh(builder, held, firing);
        var began = began(firing, context.now());
        if (began.isBefore(live.startedAt())) {
            builder.times = builder.times.startedAt(began, firing.faultSince() != null);
        }
        if (held == null) {
            builder.log(SYSTEM.name(), Kind.JOINED, firing.fault().summary(), false);
        } else if (firing.startsAt().isAfter(held.startsAt())) {
            if (context.monitoringRestarted()) {
                builder.log(SYSTEM.name(), Kind.REPORTED_AGAIN, "monitoring restarted", false);
            } else {
                builder.occurrences++;
                builder.log(SYSTEM.name(), Kind.RECURRED, firing.fault().summary(), false);
            }
        } else if (live.recovered()) {
            builder.log(SYSTEM.name(), Kind.RELAPSED, "Alertmanager still has it firing", false);
        }
        AlertRules.adjustSeverity(builder, live);
        return builder.done();
    }

    /**
     * Rule 7: what fired when a person closed the ticket stays snoozed until the re-check. A new episode after a real
     * recovery ends the snooze; an episode that a restart of the monitoring caused does not.
     */
    private static boolean snoozed(Ticket last, Signal.Firing firing, DecisionContext context) {
        var until = last.snoozedUntil();
        var held = last.evidence().get(firing.fingerprint());
        return until != null
                && context.now().isBefore(until)
                && held != null
                && (!firing.startsAt().isAfter(held.startsAt()) || context.monitoringRestarted());
    }

    /** Records on the closed ticket that the alert fires, for the re-check. */
    private static Decision stillFires(Ticket last, Signal.Firing firing, DecisionContext context) {
        var builder = new TicketBuilder(last, context);
        var held = last.evidence().get(firing.fingerprint());
        builder.evidence.put(firing.fingerprint(), held == null ? evidence(firing) : newer(held, firing));
        builder.fires();
        return builder.done();
    }

    /** Rule 6, first half. Also rule 7: the snooze is over, and the re-check has not run yet. */
    private static boolean comesBack(Ticket last, Signal.Firing firing, DecisionContext context) {
        var closedAt = last.closedAt();
        var until = last.snoozedUntil();
        if (until != null && !context.now().isBefore(until)) {
            var held = last.evidence().get(firing.fingerprint());
            return held != null && held.firing();
        }
        return closedAt != null
                && isClosedRecovered(last)
                && closedAt.plus(context.windows().reopen()).isAfter(context.now());
    }

    /** @return whether the ticket had recovered when it was closed */
    static boolean isClosedRecovered(Ticket last) {
        var closedAt = last.closedAt();
        var recoveredAt = last.recoveredAt();
        return closedAt != null && recoveredAt != null && !recoveredAt.isAfter(closedAt);
    }

    private static Decision opensAgain(Ticket last, Signal.Firing firing, DecisionContext context) {
        var builder = new TicketBuilder(last, context);
        var held = last.evidence().get(firing.fingerprint());
        refresh(builder, held, firing);
        var episode = held == null || firing.startsAt().isAfter(held.startsAt());
        if (episode && !context.monitoringRestarted()) {
            builder.occurrences++;
        }
        reopen(builder, last, SYSTEM.name(), context);
        AlertRules.adjustSeverity(builder, last);
        return builder.done();
    }

    /** Rule 6: the fault came back. Notifies people at most once an hour. */
    static void reopen(TicketBuilder builder, Ticket last, String who, DecisionContext context) {
        builder.reopen();
        var notifiedLately = last.timeline().stream()
                .anyMatch(entry -> entry.kind() == Kind.REOPENED
                        && entry.notable()
                        && entry.at().plus(Windows.BETWEEN_REOPENING_NOTICES).isAfter(context.now()));
        if (notifiedLately && last.escalation() != null) {
            // They were notified, and their time to take it runs from now.
            builder.notification = builder.notification.escalation(new EscalationState(1, context.now()));
        }
        builder.log(who, Kind.REOPENED, "the fault came back", !notifiedLately);
    }

    private static void refresh(TicketBuilder builder, @Nullable Evidence held, Signal.Firing firing) {
        builder.evidence.put(firing.fingerprint(), held == null ? evidence(firing) : newer(held, firing));
        builder.fires();
        builder.subject = builder.subject.updatedBy(firing.subject());
        builder.fault = firing.fault();
    }

    /**
     * Moves the start back when the fault began earlier than known, unless that start belongs to the previous ticket.
     */
    static void beganEarlier(TicketBuilder builder, Ticket ticket, Instant startsAt) {
        var before = ticket.predecessor();
        if (startsAt.isBefore(ticket.startedAt()) && (before == null || startsAt.isAfter(before.closedAt()))) {
            builder.times = builder.times.startedAt(startsAt, false);
        }
    }

    /**
     * Rule 11: the start that the rule reports, else the alert's. A start in the future becomes the time of receipt.
     */
    private static Instant began(Signal.Firing firing, Instant now) {
        var since = firing.faultSince() == null ? firing.startsAt() : firing.faultSince();
        return since.isAfter(now) ? now : since;
    }

    static Evidence evidence(Signal.Firing firing) {
        return new Evidence(firing.fingerprint(), firing.startsAt(), null, firing.severity(), firing.labels());
    }

    private static Evidence newer(Evidence held, Signal.Firing firing) {
        var startsAt = firing.startsAt().isAfter(held.startsAt()) ? firing.startsAt() : held.startsAt();
        return new Evidence(firing.fingerprint(), startsAt, null, firing.severity(), firing.labels());
    }
}
