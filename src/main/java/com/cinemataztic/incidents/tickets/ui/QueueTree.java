package com.cinemataztic.incidents.tickets.ui;

import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.board.QueueEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The queue as shown. A site is one row, and the tickets below it are folded into that row until it is expanded. A
 * ticket found without its site, by a search or a state, has its own row that names the site.
 *
 * @param rows the rows shown, from top to bottom
 * @param screens how many tickets are below each site, expanded or not
 * @param sites the site of each row that is below one
 * @param nested the rows shown beneath their site's row
 */
record QueueTree(
        List<QueueEntry> rows, Map<TicketId, Integer> screens, Map<TicketId, TicketId> sites, Set<TicketId> nested) {

    static final QueueTree EMPTY = new QueueTree(List.of(), Map.of(), Map.of(), Set.of());

    /**
     * @param listed the tickets to show, in the order of work
     * @param under supplies the tickets below a ticket, in the order of work
     * @param above supplies the site that a ticket is below
     * @param opened the sites whose rows are expanded
     */
    static QueueTree of(
            List<QueueEntry> listed,
            Function<QueueEntry, List<QueueEntry>> under,
            Function<QueueEntry, Optional<TicketId>> above,
            Set<TicketId> opened) {
        var there = new HashSet<TicketId>();
        listed.forEach(entry -> there.add(entry.id()));
        var rows = new ArrayList<QueueEntry>();
        var screens = new HashMap<TicketId, Integer>();
        var sites = new HashMap<TicketId, TicketId>();
        var nested = new HashSet<TicketId>();
        for (var entry : listed) {
            var site = above.apply(entry);
            if (site.isPresent() && there.contains(site.get())) {
                continue;
            }
            site.ifPresent(id -> sites.put(entry.id(), id));
            rows.add(entry);
            var children = under.apply(entry);
            if (!children.isEmpty()) {
                screens.put(entry.id(), children.size());
            }
            if (opened.contains(entry.id())) {
                for (var child : children) {
                    rows.add(child);
                    sites.put(child.id(), entry.id());
                    nested.add(child.id());
                }
            }
        }
        return new QueueTree(List.copyOf(rows), Map.copyOf(screens), Map.copyOf(sites), Set.copyOf(nested));
    }

    /** @return how many tickets are below this one; 0 for a ticket that is no site */
    int screensUnder(QueueEntry entry) {
        return screens.getOrDefault(entry.id(), 0);
    }

    @Nullable
    TicketId siteOver(QueueEntry entry) {
        return sites.get(entry.id());
    }

    boolean isNested(QueueEntry entry) {
        return nested.contains(entry.id());
    }
}
