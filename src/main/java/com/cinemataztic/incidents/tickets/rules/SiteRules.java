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
     * @param known the history of the site's key
     * @param id supplies the id of a new ticket; called only when one is opened
     */
    public static Decision hears(KeyHistory known, SiteUpdate word, DecisionContext moment, Supplier<TicketId> id) {
        return switch (word) {
            case SiteUpdate.Opens(var firing) -> opens(known, firing, moment, id);
            case SiteUpdate.Ends ends -> ends(known, ends.why(), moment);
        };
    }

    /** Reported twice, by two instances or during a snooze, it is one episode: the one held continues. */
    private static Decision opens(
            KeyHistory known, Signal.Firing firing, DecisionContext moment, Supplier<TicketId> id) {
        var held = known.held(RollUp.FINGERPRINT);
        if (known.live() != null && held != null && held.firing()) {
            return new Decision.Unchanged();
        }
        return AlertRules.hears(known, firing.asConfirmed(episode(held, moment.now())), moment, id);
    }

    private static Instant episode(@Nullable Evidence held, Instant now) {
        if (held == null) {
            return now;
        }
        var endedAt = held.endsAt();
        return endedAt == null ? held.startsAt() : now.isAfter(endedAt) ? now : endedAt.plusMillis(1);
    }

    private static Decision ends(KeyHistory known, String why, DecisionContext moment) {
        var ticket = known.live() != null ? known.live() : known.last();
        var held = ticket == null ? null : ticket.evidence().get(RollUp.FINGERPRINT);
        if (ticket == null
                || held == null
                || !ticket.state().live() && ticket.snoozedUntil() == null
                || !held.firing() && !ticket.recovered()) {
            return new Decision.Unchanged();
        }
        var draft = new TicketBuilder(ticket, moment);
        if (held.firing()) {
            var now = moment.now();
            draft.evidence.put(
                    RollUp.FINGERPRINT,
                    held.ended(
                            now.isAfter(held.startsAt()) ? now : held.startsAt().plusMillis(1)));
        }
        if (draft.firingSeverity().isPresent()) {
            // An alert about the whole cinema still holds the ticket: from here on it is a ticket like any other.
            AlertRules.adjustSeverity(draft, ticket);
            return draft.done();
        }
        if (draft.times.recoveredAt() == null) {
            draft.recovers();
        }
        if (!ticket.state().live()
                || ticket.followUp() != null && moment.windows().followUpHolds()) {
            if (held.firing()) {
                draft.log(SYSTEM.name(), Kind.RECOVERED, why, false);
            }
            return draft.done();
        }
        draft.closes(CloseReason.RECOVERED);
        draft.log(
                SYSTEM.name(),
                Kind.CLOSED,
                CloseReason.RECOVERED.word() + ": " + why,
                ticket.state() == State.INPROGRESS);
        return draft.done();
    }
}
