package com.cinemataztic.incidents.tickets.rules;

import static com.cinemataztic.incidents.identity.Actor.SYSTEM;

import com.cinemataztic.incidents.tickets.Fingerprint;
import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.Signal;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.TimelineEntry.Kind;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The rules that alerts trigger; {@link FiringRules} holds those of a firing one. {@link ManualTransitions} holds the rules for people's actions, {@link TimeRules}
 * those that time triggers, and {@link FleetRules} those of the fleet. Pure: the result depends on the arguments only.
 * The rule numbers are those of docs/rules.md.
 */
public final class AlertRules {

    private AlertRules() {}

    /**
     * Rules 1 to 7, as far as alerts trigger them.
     *
     * @param history the history of the signal's key
     * @param id supplies the id of a new ticket; called only when one is opened
     */
    public static Decision decide(KeyHistory history, Signal signal, DecisionContext context, Supplier<TicketId> id) {
        return switch (signal) {
            case Signal.Firing firing -> FiringRules.decide(history, firing, context, id);
            case Signal.Ended ended ->
                end(history, ended.fingerprint(), ended.endsAt(), "every alert has ended", context);
            case Signal.Unlisted unlisted -> endUnlisted(history, unlisted, context);
            case Signal.ConfirmedResolved resolved -> resolvedBefore(history, resolved.firing(), context, id);
            case Signal.Late late -> late(history.live(), late, context);
        };
    }

    /**
     * Rule 2, last half, for a ticket as the board has it. Returns true only where {@link #decide} changes nothing.
     *
     * @param live the live ticket that holds the signal's key
     * @return whether the signal repeats what the ticket already says
     */
    public static boolean isRepeat(TicketRow live, Signal.Firing firing, Instant now) {
        return FiringRules.isRepeat(live, firing, now);
    }

    /** Rule 4 as reported by the reconciler, whose signal covers one episode only. */
    private static Decision endUnlisted(KeyHistory history, Signal.Unlisted unlisted, DecisionContext context) {
        var held = history.held(unlisted.fingerprint());
        if (held == null || !held.startsAt().equals(unlisted.startsAt())) {
            return new Decision.Unchanged();
        }
        var endsAt = unlisted.at().isAfter(held.startsAt())
                ? unlisted.at()
                : held.startsAt().plusMillis(1);
        return end(history, unlisted.fingerprint(), endsAt, "no Alertmanager lists it any more", context);
    }

    /**
     * Rule 4, first half: an alert has ended; when all have, the ticket recovers. Also records the end on a ticket that a person closed while it fired: then the re-check finds nothing left.
     */
    private static Decision end(
            KeyHistory history, Fingerprint fingerprint, Instant endsAt, String why, DecisionContext context) {
        var ticket = history.live() != null ? history.live() : history.last();
        var held = ticket == null ? null : ticket.evidence().get(fingerprint);
        if (ticket == null
                || held == null
                || !held.firing()
                || !endsAt.isAfter(held.startsAt())
                || !ticket.state().live() && ticket.snoozedUntil() == null) {
            return new Decision.Unchanged();
        }
        var builder = new TicketBuilder(ticket, context);
        builder.evidence.put(fingerprint, held.ended(endsAt));
        if (builder.firingSeverity().isEmpty()) {
            builder.recover();
            builder.log(SYSTEM.name(), Kind.RECOVERED, why, false);
        } else {
            adjustSeverity(builder, ticket);
        }
        return builder.done();
    }

    /**
     * Rule 5: a firing that arrived after its end. A live ticket notes it once. A firing that the closed ticket already
     * covered changes nothing. A firing that no ticket ever covered gets a ticket, recovered, because no report may be
     * lost.
     */
    private static Decision resolvedBefore(
            KeyHistory history, Signal.Firing firing, DecisionContext context, Supplier<TicketId> id) {
        var live = history.live();
        if (live != null) {
            var builder = new TicketBuilder(live, context);
            if (!live.evidence().containsKey(firing.fingerprint())) {
                builder.evidence.put(
                        firing.fingerprint(), FiringRules.evidence(firing).ended(endOf(history, firing, context)));
            }
            FiringRules.beganEarlier(builder, live, firing.startsAt());
            noteLate(builder, live, firing.startsAt());
            return builder.done();
        }
        var last = history.last();
        if (last != null && last.closedAt() != null && !firing.startsAt().isAfter(last.closedAt())) {
            return new Decision.Unchanged();
        }
        return new Decision.Changed(FiringRules.open(last, firing, endOf(history, firing, context), context, id.get()));
    }

    private static Instant endOf(KeyHistory history, Signal.Firing firing, DecisionContext context) {
        var endedAt = history.endedAt(firing.fingerprint());
        return endedAt == null ? context.now() : endedAt;
    }

    private static Decision late(@Nullable Ticket live, Signal.Late late, DecisionContext context) {
        if (live == null || !live.evidence().containsKey(late.fingerprint())) {
            return new Decision.Unchanged();
        }
        var builder = new TicketBuilder(live, context);
        noteLate(builder, live, late.startsAt());
        return builder.done();
    }

    /** Each episode is noted once: a report that is repeated for hours costs one write. */
    private static void noteLate(TicketBuilder builder, Ticket live, Instant startsAt) {
        var note = "repeat of the episode of " + startsAt;
        var noted = live.timeline().stream()
                .anyMatch(entry -> entry.kind() == Kind.LATE && entry.note().equals(note));
        if (!noted) {
            builder.log(SYSTEM.name(), Kind.LATE, note, false);
        }
    }

    /** Sets the ticket's severity to the highest that fires. Only a rise notifies people. */
    static void adjustSeverity(TicketBuilder builder, Ticket before) {
        changeSeverity(builder, before, builder.firingSeverity().orElse(before.severity()), SYSTEM.name());
    }

    static void changeSeverity(TicketBuilder builder, Ticket before, Severity severity, String who) {
        if (severity != before.severity()) {
            builder.severity = severity;
            var rises = severity.compareTo(before.severity()) > 0;
            builder.log(who, Kind.SEVERITY, before.severity().word() + " to " + severity.word(), rises);
        }
    }
}
