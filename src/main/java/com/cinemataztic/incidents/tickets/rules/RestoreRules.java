package com.cinemataztic.incidents.tickets.rules;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TimelineEntry;

/**
 * Rule 13: people undo their own change as long as it is the last that moved the ticket. The change names itself, so the
 * version that the person saw does not matter. Pure.
 */
final class RestoreRules {

    private RestoreRules() {}

    static Decision restore(Ticket ticket, String changeId, Actor actor, TicketBuilder builder) {
        var undone = ticket.timeline().stream()
                .filter(TimelineEntry::movedTicket)
                .filter(entry -> entry.changeId().equals(changeId))
                .findFirst();
        if (undone.isEmpty()) {
            return new Decision.NotRestored(RestoreRejection.NOT_THIS_TICKET);
        }
        var entry = undone.get();
        if (ticket.timeline().stream().anyMatch(later -> changeId.equals(later.undoes()))) {
            return new Decision.NotRestored(RestoreRejection.ALREADY_RESTORED);
        }
        if (!ticket.lastMove().equals(undone)) {
            return new Decision.NotRestored(RestoreRejection.MOVED_SINCE);
        }
        if (!entry.who().equals(actor.name())) {
            return new Decision.NotRestored(RestoreRejection.NOT_YOURS);
        }
        if (!entry.kind().isUndoable()) {
            return new Decision.NotRestored(RestoreRejection.NOT_UNDOABLE);
        }
        var from = entry.from();
        var before = entry.before();
        if (from == null || before == null) {
            return new Decision.NotRestored(RestoreRejection.NOT_RECORDED);
        }
        builder.restore(actor.name(), entry, from, before);
        return builder.done();
    }
}
