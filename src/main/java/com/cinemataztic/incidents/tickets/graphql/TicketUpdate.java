package com.cinemataztic.incidents.tickets.graphql;

import com.cinemataztic.incidents.tickets.stream.TicketEvent.Monitoring;
import com.cinemataztic.incidents.tickets.web.TicketSummary;
import java.util.List;

/**
 * A change of the tickets that a subscription is about.
 *
 * @param reset whether {@code changed} holds all of them, and the reader forgets the others
 */
record TicketUpdate(boolean reset, List<TicketSummary> changed, List<String> removed, Monitoring monitoring) {}
