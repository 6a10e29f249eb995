package com.cinemataztic.incidents.tickets.graphql;

import com.cinemataztic.incidents.tickets.web.TicketSummary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of tickets, in the form that GraphQL clients expect of every list. */
record TicketConnection(
        List<Edge> edges, PageInfo pageInfo, @Nullable Long totalCount) {

    record Edge(TicketSummary node) {}

    record PageInfo(boolean hasNextPage, @Nullable String endCursor) {}

    /** @param next the cursor of the next page; null on the last */
    static TicketConnection of(List<TicketSummary> tickets, @Nullable Long total, @Nullable String next) {
        return new TicketConnection(tickets.stream().map(Edge::new).toList(), new PageInfo(next != null, next), total);
    }
}
