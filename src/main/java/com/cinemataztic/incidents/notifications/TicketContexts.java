package com.cinemataztic.incidents.notifications;

import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.board.QueueEntry;
import com.cinemataztic.incidents.tickets.board.Sites;
import com.cinemataztic.incidents.tickets.board.TicketQueue;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Builds the context that the policy needs: each ticket with its cinema's ticket, or with its screens' tickets. */
@Component
public class TicketContexts {

    private final TicketQueue queue;
    private final Sites sites;

    TicketContexts(TicketQueue queue, Sites sites) {
        this.queue = queue;
        this.sites = sites;
    }

    /** @return these tickets, from the store instead of the board; the store does not know a ticket that is missing */
    public Map<TicketId, TicketContext> stored(Collection<TicketId> ids) {
        return queue.find(ids).values().stream()
                .collect(Collectors.toMap(Ticket::id, ticket -> of(queue.entry(ticket))));
    }

    /** @return all live tickets, from the store instead of the board */
    public List<TicketContext> stored() {
        return stored(queue.liveIds()).values().stream()
                .filter(context -> context.entry().row().state().live())
                .toList();
    }

    public TicketContext of(TicketRow row) {
        return of(queue.entry(row));
    }

    public TicketContext of(QueueEntry entry) {
        return new TicketContext(entry, sites.siteOver(entry.row()).orElse(null), screens(entry));
    }

    /** @return the tickets below this one, if it is a cinema's ticket */
    private List<QueueEntry> screens(QueueEntry entry) {
        return entry.isSite()
                ? sites.childrenOf(entry.row()).stream().map(queue::entry).toList()
                : List.of();
    }
}
