package com.cinemataztic.incidents.tickets;

import java.util.List;

/**
 * Published when tickets are durably changed and on the board. Listeners only note the change; none may throw.
 *
 * @param tickets the tickets as they are now
 */
public record TicketsChanged(List<Ticket> tickets) {

    public TicketsChanged {
        tickets = List.copyOf(tickets);
    }
}
