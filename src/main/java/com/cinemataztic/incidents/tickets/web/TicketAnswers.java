package com.cinemataztic.incidents.tickets.web;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.platform.web.NotFound;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.board.TicketQueue;
import java.net.URI;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.util.DigestUtils;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import tools.jackson.databind.json.JsonMapper;

/** Tickets as the API shows them to one reader. */
@Component
class TicketAnswers {

    private final TicketQueue queue;
    private final TicketSummaries summaries;
    private final JsonMapper json;

    TicketAnswers(TicketQueue queue, TicketSummaries summaries, JsonMapper json) {
        this.queue = queue;
        this.summaries = summaries;
        this.json = json;
    }

    /** @throws NotFound if there is no such ticket for the reader */
    Ticket find(String id, Actor reader) {
        return TicketId.parse(id)
                .flatMap(ticketId -> queue.find(ticketId, reader))
                .orElseThrow(TicketAnswers::notFound);
    }

    static NotFound notFound() {
        return new NotFound("no-such-ticket", "There is no ticket of that id for you.");
    }

    TicketAnswer of(Ticket ticket, Actor reader) {
        return TicketAnswer.of(ticket, summaries.of(ticket, reader));
    }

    ResponseEntity<TicketAnswer> ok(Ticket ticket, Actor reader) {
        return answer(ResponseEntity.ok(), ticket, reader);
    }

    ResponseEntity<TicketAnswer> created(Ticket ticket, Actor reader) {
        var location = ServletUriComponentsBuilder.fromCurrentContextPath()
                .path("/api/tickets/{id}")
                .build(ticket.id());
        return answer(ResponseEntity.created(URI.create(location.getRawPath())), ticket, reader);
    }

    /**
     * The entity tag is a hash of the body. The revision alone would not do: the next show, silence, maintenance and
     * children change without one.
     */
    private ResponseEntity<TicketAnswer> answer(ResponseEntity.BodyBuilder answer, Ticket ticket, Actor reader) {
        var body = of(ticket, reader);
        return answer.eTag(ticket.revision() + "-" + DigestUtils.md5DigestAsHex(json.writeValueAsBytes(body)))
                .body(body);
    }
}
