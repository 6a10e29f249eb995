package com.cinemataztic.incidents.tickets.graphql;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.platform.web.BadRequest;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.board.TicketQueue;
import com.cinemataztic.incidents.tickets.board.TicketSearch;
import com.cinemataztic.incidents.tickets.web.TicketCursor;
import com.cinemataztic.incidents.tickets.web.TicketQuery;
import com.cinemataztic.incidents.tickets.web.TicketSummaries;
import com.cinemataztic.incidents.tickets.web.TicketSummary;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** Reads tickets, in lists and one by one. */
@Controller
class TicketQueries {

    private static final int MOST = 200;

    private final TicketSearch search;
    private final TicketQueue queue;
    private final TicketSummaries summaries;

    TicketQueries(TicketSearch search, TicketQueue queue, TicketSummaries summaries) {
        this.search = search;
        this.queue = queue;
        this.summaries = summaries;
    }

    @QueryMapping
    TicketConnection tickets(
            @Argument @Nullable Map<String, @Nullable Object> filter,
            @Argument String sort,
            @Argument int first,
            @Argument @Nullable String after,
            Actor actor) {
        if (first < 1 || first > MOST) {
            throw new BadRequest("bad-first", "first is a number from 1 to " + MOST + ".");
        }
        var parameters = TicketFilterInput.parameters(filter);
        parameters.put("sort", List.of(sort));
        var query = TicketQuery.parse(parameters);
        var page = search.find(
                actor, query.filter(), query.sort(), first, TicketCursor.read(query, after == null ? "" : after));
        return TicketConnection.of(
                page.entries().stream().map(entry -> summaries.of(entry, actor)).toList(),
                page.total(),
                TicketCursor.write(query, page.next()));
    }

    @QueryMapping
    Optional<TicketSummary> ticket(@Argument String id, Actor actor) {
        return TicketId.parse(id)
                .flatMap(ticketId -> queue.find(ticketId, actor))
                .map(ticket -> summaries.of(ticket, actor));
    }
}
