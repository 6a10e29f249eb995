package com.cinemataztic.incidents.tickets.stream;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.board.QueueEntry;
import com.cinemataztic.incidents.tickets.web.TicketSummary;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A ticket with all that is known about it at one moment.
 *
 * @param site the site that it is below; null: none
 * @param children the tickets below it
 * @param summary what a reader of all regions sees
 */
record ListedTicket(QueueEntry entry, @Nullable TicketRow site, List<TicketRow> children, TicketSummary summary) {

    static ListedTicket of(QueueEntry entry, @Nullable TicketRow site, List<TicketRow> children) {
        return new ListedTicket(entry, site, children, summary(entry, site, children.stream()));
    }

    /** @return whether every reader sees the same of both, whatever its regions */
    boolean saysTheSame(ListedTicket other) {
        return summary.equals(other.summary)
                && related()
                        .map(ListedTicket::region)
                        .toList()
                        .equals(other.related().map(ListedTicket::region).toList());
    }

    /** @return what the reader sees: of site and children, those of its regions; names if it may see them */
    TicketSummary summaryFor(Actor reader) {
        var seen = related().allMatch(row -> reader.maySee(region(row)))
                ? summary
                : summary(
                        entry,
                        site == null || !reader.maySee(region(site)) ? null : site,
                        children.stream().filter(row -> reader.maySee(region(row))));
        return seen.seenBy(reader);
    }

    private Stream<TicketRow> related() {
        return Stream.concat(Stream.ofNullable(site), children.stream());
    }

    private static RegionId region(TicketRow row) {
        return row.subject().region();
    }

    private static TicketSummary summary(QueueEntry entry, @Nullable TicketRow site, Stream<TicketRow> children) {
        return TicketSummary.of(
                entry,
                site == null ? null : site.id(),
                children.map(TicketRow::id).toList());
    }
}
