package com.cinemataztic.incidents.tickets.web;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.CurrentActor;
import com.cinemataztic.incidents.platform.MonitoringStatus;
import com.cinemataztic.incidents.platform.web.BadRequest;
import com.cinemataztic.incidents.platform.web.Paging;
import com.cinemataztic.incidents.platform.web.Problem;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.Tickets;
import com.cinemataztic.incidents.tickets.board.QueueEntry;
import com.cinemataztic.incidents.tickets.board.TicketQueue;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reads tickets, for scripts and other services. */
@RestController
class TicketController {

    private static final int MOST = 1_000;

    private final TicketQueue queue;
    private final MonitoringStatus monitoring;
    private final CurrentActor currentActor;

    TicketController(TicketQueue queue, MonitoringStatus monitoring, CurrentActor currentActor) {
        this.queue = queue;
        this.monitoring = monitoring;
        this.currentActor = currentActor;
    }

    /**
     * One page, newest first.
     *
     * @param items the tickets
     * @param total how many match in all
     * @param next the cursor of the next page; null on the last
     * @param monitoring what the portal sees: while it is blind, no ticket closes by itself
     */
    record PageAnswer(
            List<TicketAnswer> items, long total, @Nullable String next, MonitoringAnswer monitoring) {}

    /**
     * What the portal sees.
     *
     * @param asOf when it last saw everything; absent when it has not yet
     * @param blind what it can't see; absent if all is well
     */
    record MonitoringAnswer(
            @Nullable Instant asOf, @Nullable String blind) {}

    @GetMapping("/api/tickets")
    PageAnswer list(
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String region,
            @RequestParam(defaultValue = "100") String limit,
            @RequestParam(defaultValue = "") String cursor) {
        var actor = actor();
        var page = queue.page(
                actor,
                states(state),
                region(region),
                Paging.limit(limit, MOST),
                Paging.position(cursor, (at, id) -> new Tickets.Position(at, new TicketId(id))));
        return new PageAnswer(
                page.tickets().stream().map(ticket -> answer(ticket, actor)).toList(),
                page.total(),
                page.next()
                        .map(last -> Paging.cursor(last.createdAt(), last.id()))
                        .orElse(null),
                monitoring());
    }

    @GetMapping("/api/tickets/{id}")
    ResponseEntity<?> get(@PathVariable String id) {
        var actor = actor();
        var found = TicketId.parse(id).flatMap(ticketId -> queue.find(ticketId, actor));
        if (found.isEmpty()) {
            return ResponseEntity.status(HttpStatus.NOT_FOUND)
                    .body(Problem.of(HttpStatus.NOT_FOUND, "no-such-ticket", "There is no ticket of that id for you."));
        }
        var ticket = found.get();
        return ResponseEntity.ok().eTag("\"" + ticket.revision() + "\"").body(answer(ticket, actor));
    }

    private TicketAnswer answer(Ticket ticket, Actor actor) {
        var entry = queue.entry(ticket);
        var site = queue.above(entry.row(), actor).map(TicketRow::id).orElse(null);
        var children =
                queue.under(entry.row(), actor).stream().map(QueueEntry::id).toList();
        return TicketAnswer.of(ticket, TicketSummary.of(entry, site, children));
    }

    private MonitoringAnswer monitoring() {
        var now = monitoring.freshness();
        return new MonitoringAnswer(now.at(), now.blind().isEmpty() ? null : now.blind());
    }

    /** An account that may no longer sign in counts as none, however long its session lasts: 401. */
    private Actor actor() {
        return currentActor
                .get()
                .orElseThrow(() -> new AuthenticationCredentialsNotFoundException("the account is closed"));
    }

    private static Set<State> states(String words) {
        return Arrays.stream(words.split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .map(word -> State.parse(word)
                        .orElseThrow(() -> new BadRequest(
                                "bad-state", "state is open, inprogress or closed, or several with commas between.")))
                .collect(Collectors.toSet());
    }

    private static @Nullable RegionId region(String text) {
        return text.isBlank()
                ? null
                : RegionId.parse(text)
                        .orElseThrow(() -> new BadRequest("bad-region", "region is an id such as new-zealand."));
    }
}
