package com.cinemataztic.incidents.tickets.rules;

import static com.cinemataztic.incidents.identity.Actor.SYSTEM;

import com.cinemataztic.incidents.tickets.EscalationState;
import com.cinemataztic.incidents.tickets.NotificationRecord;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TimelineEntry.Kind;

/** How recorded notifications change a ticket. Pure. */
public final class NotificationRules {

    private NotificationRules() {}

    /**
     * Clears the pending notifications of the recorded changes; those of later changes stay pending. The same record
     * twice, or from two instances, makes one timeline entry.
     */
    public static Decision record(Ticket ticket, NotificationRecord record, DecisionContext context) {
        var reached = ticket.escalation();
        var climbs = record.level() > (reached == null ? 0 : reached.level());
        var pending = ticket.pendingNotifications();
        var left = pending.stream()
                .filter(entry -> !record.changeIds().contains(entry.changeId()))
                .toList();
        if (left.size() == pending.size() && !(climbs && ticket.state().live())) {
            return new Decision.Unchanged();
        }
        var builder = new TicketBuilder(ticket, context);
        builder.notification = builder.notification.pendingSince(
                left.isEmpty() ? null : left.getFirst().at());
        if (climbs && ticket.state().live()) {
            builder.notification = builder.notification.escalation(
                    new EscalationState(record.level(), reached == null ? context.now() : reached.at()));
        }
        builder.log(SYSTEM.name(), record.level() > 1 ? Kind.ESCALATED : Kind.NOTIFIED, record.note(), false);
        return builder.done();
    }
}
