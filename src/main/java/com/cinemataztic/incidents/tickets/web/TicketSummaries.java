package com.cinemataztic.incidents.tickets.web;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.board.QueueEntry;
import com.cinemataztic.incidents.tickets.board.TicketQueue;
import org.springframework.stereotype.Component;

/** Tickets as a reader sees them: the site above and the tickets below in the reader's regions, and names if it may see them. */
@Component
public class TicketSummaries {

    private final TicketQueue queue;

    TicketSummaries(TicketQueue queue) {
        this.queue = queue;
    }

    public TicketSummary of(Ticket ticket, Actor reader) {
        return of(queue.entry(ticket), reader);
    }

    public TicketSummary of(QueueEntry entry, Actor reader) {
        return TicketSummary.of(
                        entry,
                        queue.above(entry.row(), reader).map(TicketRow::id).orElse(null),
                        queue.under(entry.row(), reader).stream()
                                .map(QueueEntry::id)
                                .toList())
                .seenBy(reader);
    }
}
