package com.cinemataztic.incidents.tickets.stream;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.tickets.board.TicketFilter;

/**
 * What a stream is about. Readers with equal selections are sent equal events.
 *
 * @param reader a nameless reader with the regions that the streams' readers may see
 * @param filter the tickets that they asked for
 */
record Selection(Actor reader, TicketFilter filter) {

    static Selection of(Actor actor, TicketFilter filter) {
        return new Selection(actor.nameless(), filter);
    }

    boolean includes(ListedTicket ticket) {
        var entry = ticket.entry();
        return reader.maySee(entry.row().subject().region()) && filter.matches(entry);
    }
}
