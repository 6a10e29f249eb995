package com.cinemataztic.incidents.tickets.board;

import com.cinemataztic.incidents.tickets.TicketRow;
import java.util.List;

/**
 * A live site ticket whose screens are dark, with the tickets below it. The relation is not stored on the tickets: the
 * board derives it.
 *
 * @param ticket the site's own ticket
 * @param children the live tickets of its cinema's offline screens, late ones included
 */
public record Site(TicketRow ticket, List<TicketRow> children) {

    public Site {
        children = List.copyOf(children);
    }
}
