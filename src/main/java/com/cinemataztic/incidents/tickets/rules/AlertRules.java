package com.cinemataztic.incidents.tickets.rules;

import static com.cinemataztic.incidents.identity.Actor.SYSTEM;

import com.cinemataztic.incidents.tickets.EscalationState;
import com.cinemataztic.incidents.tickets.Evidence;
import com.cinemataztic.incidents.tickets.Fingerprint;
import com.cinemataztic.incidents.tickets.Predecessor;
import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.Signal;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.Ticket.Notification;
import com.cinemataztic.incidents.tickets.Ticket.Times;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.TimelineEntry;
import com.cinemataztic.incidents.tickets.TimelineEntry.Kind;
import com.cinemataztic.incidents.tickets.Windows;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The rules that alerts trigger. {@link ManualTransitions} holds the rules for people's actions, {@link TimeRules}
 * those that time triggers, and {@link FleetRules} those of the fleet. Pure: the result depends on the arguments only.
 * The rule numbers are those of docs/rules.md.
 */
public final class AlertRules {

    private AlertRules() {}

    /**
     * Rules 1 to 7, as far as alerts trigger them.
     *
     * @param known the history of the signal's key
     * @param id supplies the id of a new ticket; called only when one is opened
     */
    public static Decision hears(KeyHistory known, Signal signal, DecisionContext moment, Supplier<TicketId> id) {
        return switch (signal) {
            case Signal.Firing firing -> fires(known, firing, moment, id);
            case Signal.Ended ended -> ends(known, ended, moment);
            case Signal.Unlisted gone -> goes(known, gone, moment);
            case Signal.ConfirmedResolved past -> wasPast(known, past.firing(), moment, id);
            case Signal.Late late -> late(known.live(), late, moment);
        };
    }

    private static Decision fires(
            KeyHistory known, Signal.Firing firing, DecisionContext moment, Supplier<TicketId> id) {
        var endedAt = known.endedAt(firing.fingerprint());
        if (endedAt != null && !firing.startsAt().isAfter(endedAt) && !firing.confirmed()) {
            return new Decision.InDoubt(firing);
        }
        var live = known.live();
        if (live != null) {
            return firesAgain(live, firing, moment);
        }
        var last = known.last();
        if (last != null && snoozed(last, firing, moment)) {
            return stillFires(last, firing, moment);
        }
        return last != null && comesBack(last, firing, moment)
                ? opensAgain(last, firing, moment)
                : new Decision.Changed(open(last, firing, null, moment, id.get()));
    }

    /** Rule 1. Also rule 6, second half: after the re-open window, a new ticket names its predecessor. */
    private static Ticket open(
            @Nullable Ticket last,
            Signal.Firing firing,
            @Nullable Instant endedAt,
            DecisionContext moment,
            TicketId id) {
        var now = moment.now();
        var ended = endedAt != null;
        var note = firing.fault().summary() + (ended ? " (it had ended before the portal received it)" : "");
        var opened = new TimelineEntry(
                moment.changeId(), now, SYSTEM.name(), null, Kind.OPENED, null, State.OPEN, note, 1, !ended, null);
        var evidence = evidence(firing);
        return new Ticket(
                id,
                firing.key(),
                State.OPEN,
                firing.severity(),
                firing.subject(),
                firing.fault(),
                new Times(began(firing, now), firing.faultSince() != null, now, now, ended ? now : null),
                null,
                null,
                1,
                firing.origin(),
                last == null || last.closedAt() == null ? null : new Predecessor(last.id(), last.closedAt()),
                Map.of(firing.fingerprint(), endedAt == null ? evidence : evidence.ended(endedAt)),
                0,
                List.of(opened),
                new Notification(ended ? null : now, null),
                1,
                1,
                moment.changeId());
    }

    /**
     * Rule 2, last half, for a ticket as the board has it. Returns true only where {@link #hears} changes nothing.
     *
     * @param live the live ticket that holds the signal's key
     * @return whether the signal repeats what the ticket already says
     */
    public static boolean isRepeat(TicketRow live, Signal.Firing firing, Instant now) {
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
    private static Decision firesAgain(Ticket live, Signal.Firing firing, DecisionContext moment) {
        var held = live.evidence().get(firing.fingerprint());
        var draft = new TicketBuilder(live, moment);
        if (held != null && held.firing() && firing.startsAt().isBefore(held.startsAt())) {
            // A late report of an earlier episode, while a later one is known to fire: only the start moves back.
            beganEarlier(draft, live, firing.startsAt());
            return draft.done();
        }
        tells(draft, held, firing);
        var began = began(firing, moment.now());
        if (began.isBefore(live.startedAt())) {
            draft.times = draft.times.startedAt(began, firing.faultSince() != null);
        }
        if (held == null) {
            draft.log(SYSTEM.name(), Kind.JOINED, firing.fault().summary(), false);
        } else if (firing.startsAt().isAfter(held.startsAt())) {
            if (moment.monitoringRestarted()) {
                draft.log(SYSTEM.name(), Kind.REPORTED_AGAIN, "monitoring restarted", false);
            } else {
                draft.occurrences++;
                draft.log(SYSTEM.name(), Kind.RECURRED, firing.fault().summary(), false);
            }
        } else if (live.recovered()) {
            draft.log(SYSTEM.name(), Kind.RELAPSED, "Alertmanager still has it firing", false);
        }
        adjustSeverity(draft, live);
        return draft.done();
    }

    /**
     * Rule 7: what fired when a person closed the ticket stays snoozed until the re-check. A new episode after a real
     * recovery ends the snooze; an episode that a restart of the monitoring caused does not.
     */
    private static boolean snoozed(Ticket last, Signal.Firing firing, DecisionContext moment) {
        var until = last.snoozedUntil();
        var held = last.evidence().get(firing.fingerprint());
        return until != null
                && moment.now().isBefore(until)
                && held != null
                && (!firing.startsAt().isAfter(held.startsAt()) || moment.monitoringRestarted());
    }

    /** Records on the closed ticket that the alert fires, for the re-check. */
    private static Decision stillFires(Ticket last, Signal.Firing firing, DecisionContext moment) {
        var draft = new TicketBuilder(last, moment);
        var held = last.evidence().get(firing.fingerprint());
        draft.evidence.put(firing.fingerprint(), held == null ? evidence(firing) : refreshed(held, firing));
        draft.fires();
        return draft.done();
    }

    /** Rule 6, first half. Also rule 7: the snooze is over, and the re-check has not run yet. */
    private static boolean comesBack(Ticket last, Signal.Firing firing, DecisionContext moment) {
        var closedAt = last.closedAt();
        var recoveredAt = last.recoveredAt();
        var until = last.snoozedUntil();
        if (until != null && !moment.now().isBefore(until)) {
            var held = last.evidence().get(firing.fingerprint());
            return held != null && held.firing();
        }
        return closedAt != null
                && recoveredAt != null
                && !recoveredAt.isAfter(closedAt)
                && closedAt.plus(moment.windows().reopen()).isAfter(moment.now());
    }

    private static Decision opensAgain(Ticket last, Signal.Firing firing, DecisionContext moment) {
        var draft = new TicketBuilder(last, moment);
        var held = last.evidence().get(firing.fingerprint());
        tells(draft, held, firing);
        var episode = held == null || firing.startsAt().isAfter(held.startsAt());
        if (episode && !moment.monitoringRestarted()) {
            draft.occurrences++;
        }
        draft.opensAgain();
        var notifiedLately = last.timeline().stream()
                .anyMatch(entry -> entry.kind() == Kind.REOPENED
                        && entry.notable()
                        && entry.at().plus(Windows.BETWEEN_REOPENING_NOTICES).isAfter(moment.now()));
        if (notifiedLately && last.escalation() != null) {
            // They were notified, and their time to take it runs from now.
            draft.notification = draft.notification.escalation(new EscalationState(1, moment.now()));
        }
        draft.log(SYSTEM.name(), Kind.REOPENED, "the fault came back", !notifiedLately);
        adjustSeverity(draft, last);
        return draft.done();
    }

    /** Rule 4, first half: an alert has ended; when all have, the ticket recovers. */
    private static Decision ends(KeyHistory known, Signal.Ended ended, DecisionContext moment) {
        return ends(known, ended.fingerprint(), ended.endsAt(), "every alert has ended", moment);
    }

    /** Rule 4 as reported by the reconciler, whose signal covers one episode only. */
    private static Decision goes(KeyHistory known, Signal.Unlisted gone, DecisionContext moment) {
        var held = known.held(gone.fingerprint());
        if (held == null || !held.startsAt().equals(gone.startsAt())) {
            return new Decision.Unchanged();
        }
        var endsAt =
                gone.at().isAfter(held.startsAt()) ? gone.at() : held.startsAt().plusMillis(1);
        return ends(known, gone.fingerprint(), endsAt, "no Alertmanager lists it any more", moment);
    }

    /** Also records the end on a ticket that a person closed while it fired: then the re-check finds nothing left. */
    private static Decision ends(
            KeyHistory known, Fingerprint fingerprint, Instant endsAt, String why, DecisionContext moment) {
        var ticket = known.live() != null ? known.live() : known.last();
        var held = ticket == null ? null : ticket.evidence().get(fingerprint);
        if (ticket == null
                || held == null
                || !held.firing()
                || !endsAt.isAfter(held.startsAt())
                || !ticket.state().live() && ticket.snoozedUntil() == null) {
            return new Decision.Unchanged();
        }
        var draft = new TicketBuilder(ticket, moment);
        draft.evidence.put(fingerprint, held.ended(endsAt));
        if (draft.firingSeverity().isEmpty()) {
            draft.recovers();
            draft.log(SYSTEM.name(), Kind.RECOVERED, why, false);
        } else {
            adjustSeverity(draft, ticket);
        }
        return draft.done();
    }

    /**
     * Rule 5: a firing that arrived after its end. A live ticket notes it. A firing that the closed ticket already
     * covered changes nothing. A firing that no ticket ever covered gets a ticket, recovered, because no report may be
     * lost.
     */
    private static Decision wasPast(
            KeyHistory known, Signal.Firing told, DecisionContext moment, Supplier<TicketId> id) {
        var live = known.live();
        if (live != null) {
            var draft = new TicketBuilder(live, moment);
            if (!live.evidence().containsKey(told.fingerprint())) {
                draft.evidence.put(told.fingerprint(), evidence(told).ended(endOf(known, told, moment)));
            }
            beganEarlier(draft, live, told.startsAt());
            draft.log(SYSTEM.name(), Kind.LATE, "repeat of the episode of " + told.startsAt(), false);
            return draft.done();
        }
        var last = known.last();
        if (last != null && last.closedAt() != null && !told.startsAt().isAfter(last.closedAt())) {
            return new Decision.Unchanged();
        }
        return new Decision.Changed(open(last, told, endOf(known, told, moment), moment, id.get()));
    }

    private static Instant endOf(KeyHistory known, Signal.Firing told, DecisionContext moment) {
        var endedAt = known.endedAt(told.fingerprint());
        return endedAt == null ? moment.now() : endedAt;
    }

    private static Decision late(@Nullable Ticket live, Signal.Late late, DecisionContext moment) {
        if (live == null || !live.evidence().containsKey(late.fingerprint())) {
            return new Decision.Unchanged();
        }
        var draft = new TicketBuilder(live, moment);
        draft.log(SYSTEM.name(), Kind.LATE, "repeat of the episode of " + late.startsAt(), false);
        return draft.done();
    }

    /** Sets the ticket's severity to the highest that fires. Only a rise notifies people. */
    static void adjustSeverity(TicketBuilder draft, Ticket before) {
        var severity = draft.firingSeverity().orElse(before.severity());
        if (severity != before.severity()) {
            draft.severity = severity;
            var rises = severity.compareTo(before.severity()) > 0;
            draft.log(SYSTEM.name(), Kind.SEVERITY, before.severity().word() + " to " + severity.word(), rises);
        }
    }

    private static void tells(TicketBuilder draft, @Nullable Evidence held, Signal.Firing firing) {
        draft.evidence.put(firing.fingerprint(), held == null ? evidence(firing) : refreshed(held, firing));
        draft.fires();
        draft.subject = draft.subject.updatedBy(firing.subject());
        draft.fault = firing.fault();
    }

    /**
     * Moves the start back when the fault began earlier than known, unless that start belongs to the previous ticket.
     */
    private static void beganEarlier(TicketBuilder draft, Ticket ticket, Instant startsAt) {
        var before = ticket.predecessor();
        if (startsAt.isBefore(ticket.startedAt()) && (before == null || startsAt.isAfter(before.closedAt()))) {
            draft.times = draft.times.startedAt(startsAt, false);
        }
    }

    /**
     * Rule 11: the start that the rule reports, else the alert's. A start in the future becomes the time of receipt.
     */
    private static Instant began(Signal.Firing firing, Instant now) {
        var told = firing.faultSince() == null ? firing.startsAt() : firing.faultSince();
        return told.isAfter(now) ? now : told;
    }

    private static Evidence evidence(Signal.Firing firing) {
        return new Evidence(firing.fingerprint(), firing.startsAt(), null, firing.severity(), firing.labels());
    }

    private static Evidence refreshed(Evidence held, Signal.Firing firing) {
        var startsAt = firing.startsAt().isAfter(held.startsAt()) ? firing.startsAt() : held.startsAt();
        return new Evidence(firing.fingerprint(), startsAt, null, firing.severity(), firing.labels());
    }
}
