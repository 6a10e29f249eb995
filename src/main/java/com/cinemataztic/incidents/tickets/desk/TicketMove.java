package com.cinemataztic.incidents.tickets.desk;

import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.Transition;

/**
 * A transition of one ticket, and of its screens if it is a site.
 *
 * @param id the ticket
 * @param version the version that the caller saw
 * @param screensToo whether closing a site also closes the tickets of its screens; ignored otherwise
 */
public record TicketMove(TicketId id, int version, Transition transition, boolean screensToo) {}
