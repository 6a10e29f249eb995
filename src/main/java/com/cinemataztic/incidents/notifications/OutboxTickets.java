package com.cinemataztic.incidents.notifications;

import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.board.QueueEntry;
import com.cinemataztic.incidents.tickets.board.TicketQueue;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The tickets of outbox entries, as they are at the moment of delivery. */
@Component
public class OutboxTickets {

    private final TicketQueue queue;

    OutboxTickets(TicketQueue queue) {
        this.queue = queue;
    }

    /**
     * The tickets of outbox entries in their current state.
     *
     * @param entries by ticket id; the store does not know a ticket that is missing here
     */
    public record Standing(Map<TicketId, QueueEntry> entries) {

        /** @return the ticket of this entry, null when it no longer exists */
        @Nullable
        public QueueEntry of(OutboxEntry notice) {
            return entries.get(notice.ticket());
        }
    }

    /** @return the current tickets of these entries, read from the store */
    public Standing standing(List<OutboxEntry> notices) {
        var ids = notices.stream().map(OutboxEntry::ticket).collect(Collectors.toSet());
        return new Standing(
                queue.find(ids).values().stream().collect(Collectors.toMap(Ticket::id, ticket -> queue.entry(ticket))));
    }

    /** @return why the entry need not be sent any more, empty when it must be */
    public static String over(OutboxEntry notice, @Nullable QueueEntry entry) {
        if (entry == null) {
            return "there is no such ticket any more";
        }
        var row = entry.row();
        return switch (notice.what()) {
            case TicketEvent.TakenOver _, TicketEvent.ClosedByItself _ -> "";
            case TicketEvent.Over _ -> row.state().live() ? "it was opened again before this went out" : "";
            case TicketEvent.Escalated _ ->
                row.state() == State.OPEN
                        ? ""
                        : "it was " + (row.state() == State.CLOSED ? "closed" : "taken") + " before this went out";
            case TicketEvent.Opened _, TicketEvent.SeverityRose _, TicketEvent.Reopened _, TicketEvent.LastCall _ ->
                row.state() == State.CLOSED ? "it was closed before this went out" : "";
        };
    }
}
