package com.cinemataztic.incidents.tickets.web;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.CurrentActor;
import com.cinemataztic.incidents.platform.MonitoringStatus;
import com.cinemataztic.incidents.platform.openapi.PageParameters;
import com.cinemataztic.incidents.platform.web.Parameters;
import com.cinemataztic.incidents.store.CostlyReads;
import com.cinemataztic.incidents.tickets.board.TicketSearch;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reads tickets, for scripts and other services. */
@RestController
class TicketController {

    private static final int USUAL = 100;
    private static final int MOST = 1_000;
    private static final int MOST_ROWS = 50_000;
    private static final String LIMIT = "limit";
    private static final String CURSOR = "cursor";

    private final TicketSearch search;
    private final TicketAnswers answers;
    private final TicketSummaries summaries;
    private final MonitoringStatus monitoring;
    private final CostlyReads reads;
    private final CurrentActor currentActor;

    TicketController(
            TicketSearch search,
            TicketAnswers answers,
            TicketSummaries summaries,
            MonitoringStatus monitoring,
            CostlyReads reads,
            CurrentActor currentActor) {
        this.search = search;
        this.answers = answers;
        this.summaries = summaries;
        this.monitoring = monitoring;
        this.reads = reads;
        this.currentActor = currentActor;
    }

    /**
     * One page.
     *
     * @param items the tickets
     * @param total how many match in all; absent where that would take reading them all
     * @param next the cursor of the next page; absent on the last
     * @param monitoring what the portal sees: while it is blind, no ticket closes by itself
     */
    record PageAnswer(
            List<TicketSummary> items,
            @Nullable Long total,
            @Nullable String next,
            MonitoringAnswer monitoring) {}

    /**
     * What the portal sees.
     *
     * @param asOf when it last saw everything; absent when it has not yet
     * @param blind what it can't see; absent if all is well
     */
    record MonitoringAnswer(
            @Nullable Instant asOf, @Nullable String blind) {}

    @Operation(operationId = "listTickets", summary = "Tickets, page by page")
    @TicketFilterParameters
    @TicketSortParameter
    @PageParameters
    @GetMapping("/api/tickets")
    PageAnswer list(@RequestParam MultiValueMap<String, String> given) {
        var actor = currentActor.required();
        var query = TicketQuery.parse(given, LIMIT, CURSOR);
        if (query.filter().visibleTo(actor).isEmpty()) {
            throw TicketQuery.notVisible();
        }
        var parameters = Parameters.of(given, given.keySet());
        var page = search.find(
                actor,
                query.filter(),
                query.sort(),
                parameters.limit(USUAL, MOST),
                TicketCursor.read(query, parameters.text(CURSOR)));
        return new PageAnswer(
                page.entries().stream().map(entry -> summaries.of(entry, actor)).toList(),
                page.total(),
                TicketCursor.write(query, page.next()),
                monitoring());
    }

    /** Written page by page. If the store fails in between, the connection breaks, so that half is not taken for all. */
    @Operation(operationId = "ticketTable", summary = "Tickets as a table for spreadsheets, at most 50,000 rows")
    @TicketFilterParameters
    @TicketSortParameter
    @GetMapping(path = "/api/tickets.csv", produces = "text/csv")
    void table(@RequestParam MultiValueMap<String, String> given, HttpServletResponse response) throws IOException {
        var actor = currentActor.required();
        var query = TicketQuery.parse(given);
        reads.table(actor.owner(), () -> {
            write(actor, query, response);
            return true;
        });
    }

    private void write(Actor actor, TicketQuery query, HttpServletResponse response) throws IOException {
        var page = search.find(actor, query.filter(), query.sort(), MOST, null);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"tickets.csv\"");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        var table = new TicketTable(response.getWriter());
        int rows = 0;
        while (true) {
            for (var entry : page.entries()) {
                table.row(summaries.of(entry, actor));
            }
            rows += page.entries().size();
            var next = page.next();
            if (next == null) {
                break;
            }
            if (rows >= MOST_ROWS) {
                table.incomplete();
                break;
            }
            response.flushBuffer();
            page = search.find(actor, query.filter(), query.sort(), MOST, next);
        }
    }

    @Operation(
            operationId = "getTicket",
            summary = "One ticket with its evidence and timeline; its ETag covers the whole answer")
    @GetMapping("/api/tickets/{id}")
    ResponseEntity<TicketAnswer> get(@PathVariable String id) {
        var actor = currentActor.required();
        return answers.ok(answers.find(id, actor), actor);
    }

    @Operation(operationId = "listTimeline", summary = "What happened to a ticket, the oldest first")
    @PageParameters
    @GetMapping("/api/tickets/{id}/timeline")
    TimelinePage timeline(@PathVariable String id, @RequestParam MultiValueMap<String, String> given) {
        var parameters = Parameters.of(given, List.of(LIMIT, CURSOR));
        return TimelinePage.of(
                answers.find(id, currentActor.required()), parameters.limit(USUAL, MOST), parameters.text(CURSOR));
    }

    private MonitoringAnswer monitoring() {
        var now = monitoring.freshness();
        return new MonitoringAnswer(
                now.at(), now.blind().isEmpty() ? null : now.blind().english());
    }
}
