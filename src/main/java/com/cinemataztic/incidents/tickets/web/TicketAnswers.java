package com.cinemataztic.incidents.tickets.web;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.platform.web.NotFound;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.board.TicketQueue;
import java.net.URI;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Tickets as the API shows them to one reader. */
@Component
class TicketAnswers {

    private final TicketQueue queue;
    private final TicketSummaries summaries;

    TicketAnswers(TicketQueue queue, TicketSummaries summaries) {
        this.queue = queue;
        this.summaries = summaries;
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

    /** The revision is the entity tag: it differs whenever the answer may. */
    private ResponseEntity<TicketAnswer> answer(ResponseEntity.BodyBuilder answer, Ticket ticket, Actor reader) {
        return answer.eTag("\"" + ticket.revision() + "\"").body(of(ticket, reader));
    }
}
