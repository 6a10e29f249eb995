package com.cinemataztic.incidents.tickets;

import java.util.List;

/**
 * Tickets are durably changed and on the board. Listeners only take note of it; none may throw.
 *
 * @param tickets as they now are
 */
public record TicketsChanged(List<Ticket> tickets) {

    public TicketsChanged {
        tickets = List.copyOf(tickets);
    }
}
