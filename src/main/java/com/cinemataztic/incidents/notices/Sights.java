package com.cinemataztic.incidents.notices;

import com.cinemataztic.incidents.tickets.QueueEntry;
import com.cinemataztic.incidents.tickets.Sites;
import com.cinemataztic.incidents.tickets.TicketQueue;
import com.cinemataztic.incidents.tickets.TicketRow;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Sees tickets as the policy has to: each with its cinema's ticket, or with the screens that stand under it. */
@Component
class Sights {

    private final TicketQueue queue;
    private final Sites sites;

    Sights(TicketQueue queue, Sites sites) {
        this.queue = queue;
        this.sites = sites;
    }

    /** @return the tickets of the board that are wanted */
    List<Sight> of(Predicate<TicketRow> wanted) {
        return queue.entries(wanted).stream().map(this::of).toList();
    }

    /** @return all live tickets, as the store and not the board has them */
    List<Sight> stored() {
        var live = queue.entries(row -> row.state().live()).stream()
                .map(QueueEntry::id)
                .toList();
        return queue.find(live).values().stream()
                .filter(ticket -> ticket.state().live())
                .map(ticket -> of(queue.entry(ticket)))
                .toList();
    }

    Sight of(QueueEntry entry) {
        return new Sight(entry, sites.siteOver(entry.row()).orElse(null), screens(entry));
    }

    /** @return what stands under the ticket, when it is a cinema's */
    private List<QueueEntry> screens(QueueEntry entry) {
        if (!sites.isSite(entry.row())) {
            return List.of();
        }
        var children = sites.childrenOf(entry.row()).stream().map(TicketRow::id).collect(Collectors.toSet());
        return children.isEmpty() ? List.of() : queue.entries(row -> children.contains(row.id()));
    }
}
