package com.cinemataztic.incidents.tickets;

import java.time.Instant;

/**
 * The ticket that held the key before.
 *
 * @param id which
 * @param closedAt when it was closed; what was told to have begun before then is its story, not its successor's
 */
public record Predecessor(TicketId id, Instant closedAt) {}
