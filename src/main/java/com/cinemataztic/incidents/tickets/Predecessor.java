package com.cinemataztic.incidents.tickets;

import java.time.Instant;

/**
 * The ticket that held the key before.
 *
 * @param id the ticket's id
 * @param closedAt when it was closed; a fault reported to have begun before then belongs to it, not to its successor
 */
public record Predecessor(TicketId id, Instant closedAt) {}
