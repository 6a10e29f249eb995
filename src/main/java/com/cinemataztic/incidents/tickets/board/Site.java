package com.cinemataztic.incidents.tickets.board;

import com.cinemataztic.incidents.tickets.TicketRow;
import java.util.List;

/**
 * A live site ticket whose screens are dark, with the tickets it stands above. Nothing of that is written on them: it is
 * what the board shows.
 *
 * @param ticket the site's own
 * @param children the live tickets of its cinema's screens that are offline, late ones included
 */
public record Site(TicketRow ticket, List<TicketRow> children) {

    public Site {
        children = List.copyOf(children);
    }
}
