package com.cinemataztic.incidents.tickets.rules;

import static com.cinemataztic.incidents.identity.Actor.SYSTEM;

import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TimelineEntry.Kind;
import java.time.Instant;

/** Changes of a ticket that the fleet triggers: another region, or another machine with its own health. Pure. */
public final class FleetRules {

    private FleetRules() {}

    public static Decision decide(Ticket ticket, FleetUpdate update, DecisionContext context) {
        if (!ticket.state().live()) {
            return new Decision.Unchanged();
        }
        var builder = new TicketBuilder(ticket, context);
        switch (update) {
            case FleetUpdate.Moved(var to) -> {
                if (!to.equals(ticket.subject().region())) {
                    builder.subject = ticket.subject().in(to);
                    var note = "from " + ticket.subject().region().value() + " to " + to.value();
                    builder.log(SYSTEM.name(), Kind.MOVED, note, true);
                }
            }
            case FleetUpdate.Replaced(var machineId, var by, var since) ->
                replace(builder, ticket, machineId, by, since, context);
        }
        return builder.done();
    }

    private static void replace(
            TicketBuilder builder, Ticket ticket, String machineId, String by, Instant since, DecisionContext context) {
        var retired = ticket.evidence().values().stream()
                .filter(held -> held.firing()
                        && machineId.equals(held.labels().get("machine_id"))
                        && !held.startsAt().isAfter(since))
                .toList();
        if (retired.isEmpty()) {
            return;
        }
        // If both times are equal, end one millisecond later: an episode ends after it began.
        retired.forEach(held -> builder.evidence.put(
                held.fingerprint(), held.ended(since.isAfter(held.startsAt()) ? since : since.plusMillis(1))));
        builder.subject = ticket.subject().with(by);
        builder.log(SYSTEM.name(), Kind.REPLACED, machineId + " by " + by, false);
        if (builder.firingSeverity().isEmpty()) {
            builder.recover();
            builder.log(SYSTEM.name(), Kind.RECOVERED, "nothing is reported of the new machine so far", false);
        } else {
            AlertRules.adjustSeverity(builder, ticket);
        }
    }
}
