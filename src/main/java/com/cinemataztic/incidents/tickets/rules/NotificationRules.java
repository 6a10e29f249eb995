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
    public static Decision tells(Ticket ticket, NotificationRecord telling, DecisionContext moment) {
        var told = ticket.told();
        var climbs = telling.level() > (told == null ? 0 : told.level());
        var owed = ticket.owed();
        var left = owed.stream()
                .filter(entry -> !telling.changeIds().contains(entry.changeId()))
                .toList();
        if (left.size() == owed.size() && !(climbs && ticket.state().live())) {
            return new Decision.Unchanged();
        }
        var draft = new TicketBuilder(ticket, moment);
        draft.notificationPendingSince = left.isEmpty() ? null : left.getFirst().at();
        if (climbs && ticket.state().live()) {
            draft.told = new EscalationState(telling.level(), told == null ? moment.now() : told.at());
        }
        draft.log(SYSTEM.name(), telling.level() > 1 ? Kind.ESCALATED : Kind.TOLD, telling.note(), false);
        return draft.done();
    }
}
