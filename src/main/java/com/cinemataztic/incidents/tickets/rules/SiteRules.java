package com.cinemataztic.incidents.tickets.rules;

import static com.cinemataztic.incidents.identity.Actor.SYSTEM;

import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.Evidence;
import com.cinemataztic.incidents.tickets.Signal;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TimelineEntry.Kind;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Changes of a site ticket that the roll-up triggers. A site opens by the rules of any alert, but only the roll-up ends
 * it: by then the screens' own tickets have proven their health. Pure.
 */
public final class SiteRules {

    private SiteRules() {}

    /**
     * @param history the history of the site's key
     * @param id supplies the id of a new ticket; called only when one is opened
     */
    public static Decision decide(
            KeyHistory history, SiteUpdate update, DecisionContext context, Supplier<TicketId> id) {
        return switch (update) {
            case SiteUpdate.Opens(var firing) -> open(history, firing, context, id);
            case SiteUpdate.Ends ends -> end(history, ends.why(), context);
        };
    }

    /** Reported twice, by two instances or during a snooze, it is one episode: the one held continues. */
    private static Decision open(
            KeyHistory history, Signal.Firing firing, DecisionContext context, Supplier<TicketId> id) {
        var held = history.held(RollUp.FINGERPRINT);
        if (history.live() != null && held != null && held.firing()) {
            return new Decision.Unchanged();
        }
        return AlertRules.decide(history, firing.asConfirmed(episode(held, context.now())), context, id);
    }

    private static Instant episode(@Nullable Evidence held, Instant now) {
        if (held == null) {
            return now;
        }
        var endedAt = held.endsAt();
        return endedAt == null ? held.startsAt() : now.isAfter(endedAt) ? now : endedAt.plusMillis(1);
    }

    private static Decision end(KeyHistory history, String why, DecisionContext context) {
        var ticket = history.live() != null ? history.live() : history.last();
        var held = ticket == null ? null : ticket.evidence().get(RollUp.FINGERPRINT);
        if (ticket == null
                || held == null
                || !ticket.state().live() && ticket.snoozedUntil() == null
                || !held.firing() && !ticket.recovered()) {
            return new Decision.Unchanged();
        }
        var builder = new TicketBuilder(ticket, context);
        if (held.firing()) {
            var now = context.now();
            builder.evidence.put(
                    RollUp.FINGERPRINT,
                    held.ended(
                            now.isAfter(held.startsAt()) ? now : held.startsAt().plusMillis(1)));
        }
        if (builder.firingSeverity().isPresent()) {
            // An alert about the whole cinema still holds the ticket: from here on it is a ticket like any other.
            AlertRules.adjustSeverity(builder, ticket);
            return builder.done();
        }
        if (builder.times.recoveredAt() == null) {
            builder.recover();
        }
        if (!ticket.state().live()
                || ticket.followUp() != null && context.windows().followUpHolds()) {
            if (held.firing()) {
                builder.log(SYSTEM.name(), Kind.RECOVERED, why, false);
            }
            return builder.done();
        }
        builder.close(CloseReason.RECOVERED);
        builder.log(
                SYSTEM.name(),
                Kind.CLOSED,
                CloseReason.RECOVERED.word() + ": " + why,
                ticket.state() == State.INPROGRESS);
        return builder.done();
    }
}
