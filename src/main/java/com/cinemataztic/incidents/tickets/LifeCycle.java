package com.cinemataztic.incidents.tickets;

import static com.cinemataztic.incidents.identity.Actor.SYSTEM;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.tickets.TimelineEntry.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a ticket's life, all of them and nowhere else. Pure: what comes out depends on what goes in. The numbers
 * are those of the product's rules; hush (7), re-opening by an alert (6) and the reconciler join here when they come.
 */
final class LifeCycle {

    private LifeCycle() {}

    /**
     * Rules 1, 2, 3 and 5: an alert fires.
     *
     * @param live the live ticket that holds the key, null when none does
     * @param ending the last end remembered of this alert, null when none is
     * @param id gives the id of a new ticket; asked only when one is opened
     */
    static Decision fires(
            @Nullable Ticket live,
            Signal.Firing firing,
            @Nullable Ending ending,
            Moment moment,
            Supplier<TicketId> id) {
        var held = live == null ? null : live.evidence().get(firing.fingerprint());
        var endedAt = held != null ? held.endsAt() : ending != null ? ending.endsAt() : null;
        if (endedAt != null && !firing.startsAt().isAfter(endedAt) && !firing.confirmed()) {
            return new Decision.InDoubt(firing);
        }
        if (live == null) {
            return new Decision.Changed(open(firing, moment, id.get()));
        }
        if (held != null && held.firing() && firing.startsAt().isBefore(held.startsAt())) {
            // An old word of an earlier episode, while a later one is known to fire: says nothing new.
            return new Decision.Unchanged();
        }
        return fireAgain(live, held, firing, moment);
    }

    private static Ticket open(Signal.Firing firing, Moment moment, TicketId id) {
        var now = moment.now();
        var opened = new TimelineEntry(
                moment.changeId(),
                now,
                SYSTEM.name(),
                Kind.OPENED,
                null,
                State.OPEN,
                firing.fault().summary(),
                1,
                true);
        return new Ticket(
                id,
                firing.key(),
                State.OPEN,
                firing.severity(),
                firing.subject(),
                firing.fault(),
                began(firing, now),
                firing.faultSince() != null,
                now,
                now,
                null,
                null,
                null,
                null,
                null,
                1,
                firing.origin(),
                Map.of(firing.fingerprint(), evidence(firing)),
                List.of(opened),
                now,
                1,
                1,
                moment.changeId());
    }

    private static Decision fireAgain(Ticket live, @Nullable Evidence held, Signal.Firing firing, Moment moment) {
        var draft = new Draft(live, moment);
        draft.evidence.put(firing.fingerprint(), held == null ? evidence(firing) : refreshed(held, firing));
        draft.recoveredAt = null;
        draft.subject = live.subject().updatedBy(firing.subject());
        draft.fault = firing.fault();
        var began = began(firing, moment.now());
        if (began.isBefore(live.startedAt())) {
            draft.startedAt = began;
            draft.startReported = firing.faultSince() != null;
        }
        if (held == null) {
            draft.log(SYSTEM.name(), Kind.JOINED, firing.fault().summary(), false);
        } else if (firing.startsAt().isAfter(held.startsAt())) {
            if (moment.monitoringRestarted()) {
                draft.log(SYSTEM.name(), Kind.RETOLD, "monitoring restarted", false);
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

    /** Rule 4, first half: an alert has ended; when all have, the ticket recovers. */
    static Decision ends(@Nullable Ticket live, Signal.Ended ended, Moment moment) {
        var held = live == null ? null : live.evidence().get(ended.fingerprint());
        if (live == null || held == null || !held.firing() || !ended.endsAt().isAfter(held.startsAt())) {
            return new Decision.Unchanged();
        }
        var draft = new Draft(live, moment);
        draft.evidence.put(ended.fingerprint(), held.ended(ended.endsAt()));
        if (draft.firingSeverity().isEmpty()) {
            draft.recoveredAt = moment.now();
            draft.log(SYSTEM.name(), Kind.RECOVERED, "every alert has ended", false);
        } else {
            adjustSeverity(draft, live);
        }
        return draft.done();
    }

    /** Rule 5: a firing turned out to be an old word; it is noted and changes nothing else. */
    static Decision late(@Nullable Ticket live, Signal.Late late, Moment moment) {
        if (live == null || !live.evidence().containsKey(late.fingerprint())) {
            return new Decision.Unchanged();
        }
        var draft = new Draft(live, moment);
        draft.log(SYSTEM.name(), Kind.LATE, "told again of the episode of " + late.startsAt(), false);
        return draft.done();
    }

    /** What the fleet knows: another region, or another machine, whose health is its own. */
    static Decision hears(Ticket ticket, FleetWord word, Moment moment) {
        if (!ticket.state().live()) {
            return new Decision.Unchanged();
        }
        var draft = new Draft(ticket, moment);
        switch (word) {
            case FleetWord.Moved(var to) -> {
                if (!to.equals(ticket.subject().region())) {
                    draft.subject = ticket.subject().in(to);
                    var note = "from " + ticket.subject().region().value() + " to " + to.value();
                    draft.log(SYSTEM.name(), Kind.MOVED, note, true);
                }
            }
            case FleetWord.Replaced(var machineId, var by, var since) ->
                replace(draft, ticket, machineId, by, since, moment);
        }
        return draft.done();
    }

    private static void replace(Draft draft, Ticket ticket, String machineId, String by, Instant since, Moment moment) {
        var retired = ticket.evidence().values().stream()
                .filter(held -> held.firing()
                        && machineId.equals(held.labels().get("machine_id"))
                        && !held.startsAt().isAfter(since))
                .toList();
        if (retired.isEmpty()) {
            return;
        }
        // A moment later than it began: an episode ends after it has begun.
        retired.forEach(held -> draft.evidence.put(
                held.fingerprint(), held.ended(since.isAfter(held.startsAt()) ? since : since.plusMillis(1))));
        draft.subject = ticket.subject().with(by);
        draft.log(SYSTEM.name(), Kind.REPLACED, machineId + " by " + by, false);
        if (draft.firingSeverity().isEmpty()) {
            draft.recoveredAt = moment.now();
            draft.log(SYSTEM.name(), Kind.RECOVERED, "nothing is told of the new machine so far", false);
        } else {
            adjustSeverity(draft, ticket);
        }
    }

    /**
     * Rule 4, second half: a ticket that stayed recovered for the settle time closes by itself, if health is proven now.
     *
     * @param settle how long health must have been provable since it recovered
     */
    static Decision settles(Ticket ticket, Health health, Duration settle, Moment moment) {
        if (!ticket.state().live()
                || !ticket.recovered()
                || !health.proven()
                || health.provenFor().compareTo(settle) < 0) {
            return new Decision.Unchanged();
        }
        var draft = new Draft(ticket, moment);
        close(draft, CloseReason.RECOVERED, moment);
        draft.log(SYSTEM.name(), Kind.CLOSED, CloseReason.RECOVERED.word(), ticket.state() == State.INPROGRESS);
        return draft.done();
    }

    /** Rule 8: a person moves the ticket. Whether they looked at its present version is the desk's question. */
    static Decision moves(Ticket ticket, Transition transition, Actor actor, Moment moment) {
        if (!transition.allowedFrom().contains(ticket.state())) {
            return new Decision.NotAllowed(
                    "The ticket is " + ticket.state().word() + "; this can't be done from there.");
        }
        if (transition.note().length() > Transition.LONGEST_NOTE) {
            return new Decision.NotAllowed("A note has at most " + Transition.LONGEST_NOTE + " characters.");
        }
        var draft = new Draft(ticket, moment);
        draft.state = transition.to();
        return switch (transition) {
            case Transition.Take() -> {
                draft.assignee = actor.name();
                draft.log(actor.name(), Kind.TAKEN, "", false);
                yield draft.done();
            }
            case Transition.Assign(var assignee) -> {
                if (assignee.equals(ticket.assignee())) {
                    yield new Decision.NotAllowed(assignee + " already works on it.");
                }
                draft.assignee = assignee;
                draft.log(actor.name(), Kind.ASSIGNED, "from " + ticket.assignee() + " to " + assignee, true);
                yield draft.done();
            }
            case Transition.Release() -> {
                draft.assignee = null;
                draft.log(actor.name(), Kind.RELEASED, "", false);
                yield draft.done();
            }
            case Transition.Close(var reason, var note) -> {
                if (!reason.forPeople()) {
                    yield new Decision.NotAllowed("\"" + reason.word() + "\" is for the portal to find out.");
                }
                if (reason == CloseReason.RETIRED && !moment.screenGone()) {
                    yield new Decision.NotAllowed("The vendor still lists this screen, so it is not given up.");
                }
                close(draft, reason, moment);
                draft.log(
                        actor.name(), Kind.CLOSED, note.isBlank() ? reason.word() : reason.word() + ": " + note, false);
                yield draft.done();
            }
            case Transition.Reopen(var note) -> {
                draft.assignee = null;
                draft.closedAt = null;
                draft.closeReason = null;
                draft.deadlineAtClose = null;
                // Else it would close again at once: whoever opens it again says that it is not well.
                draft.recoveredAt = null;
                draft.log(actor.name(), Kind.REOPENED, note, true);
                yield draft.done();
            }
        };
    }

    private static void close(Draft draft, CloseReason reason, Moment moment) {
        draft.state = State.CLOSED;
        draft.closedAt = moment.now();
        draft.closeReason = reason;
        draft.deadlineAtClose = moment.deadline();
    }

    /** The ticket is as bad as the worst alert that fires; only a rise is worth disturbing people for. */
    private static void adjustSeverity(Draft draft, Ticket before) {
        var severity = draft.firingSeverity().orElse(before.severity());
        if (severity != before.severity()) {
            draft.severity = severity;
            var rises = severity.compareTo(before.severity()) > 0;
            draft.log(SYSTEM.name(), Kind.SEVERITY, before.severity().word() + " to " + severity.word(), rises);
        }
    }

    /** Rule 11: the rule's word first, then the alert's; one from the future is the moment of receipt. */
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
