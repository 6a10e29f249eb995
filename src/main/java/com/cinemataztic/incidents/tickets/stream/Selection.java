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

    /** @return whether it names regions and the reader may see none of them */
    boolean hasNoRegion() {
        return !filter.regions().isEmpty() && filter.regions().stream().noneMatch(reader::maySee);
    }

    boolean includes(ListedTicket ticket) {
        var entry = ticket.entry();
        return reader.maySee(entry.row().subject().region()) && filter.matches(entry);
    }
}
