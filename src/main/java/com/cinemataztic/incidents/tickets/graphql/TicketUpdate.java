package com.cinemataztic.incidents.tickets.graphql;

import com.cinemataztic.incidents.platform.graphql.SharedResults;
import com.cinemataztic.incidents.platform.graphql.SharedUpdate;
import com.cinemataztic.incidents.tickets.stream.TicketEvent;
import com.cinemataztic.incidents.tickets.stream.TicketEvent.Monitoring;
import com.cinemataztic.incidents.tickets.web.TicketSummary;
import java.util.List;

/**
 * A change of the tickets that a subscription is about.
 *
 * @param reset whether {@code changed} holds all of them, and the reader forgets the others
 * @param results what queries made of it, for all subscribers
 */
record TicketUpdate(
        boolean reset, List<TicketSummary> changed, List<String> removed, Monitoring monitoring, SharedResults results)
        implements SharedUpdate {

    private TicketUpdate(boolean reset, List<TicketSummary> changed, List<String> removed, Monitoring monitoring) {
        this(reset, changed, removed, monitoring, new SharedResults());
    }

    static TicketUpdate of(TicketEvent event) {
        return switch (event) {
            case TicketEvent.Reset reset -> new TicketUpdate(true, reset.tickets(), List.of(), reset.monitoring());
            case TicketEvent.Changes changes ->
                new TicketUpdate(false, changes.changed(), changes.removed(), changes.monitoring());
            case TicketEvent.Status status ->
                new TicketUpdate(false, List.of(), List.of(), new Monitoring(status.asOf(), status.blind()));
            case TicketEvent.End _ -> throw new IllegalStateException("the end is no update");
        };
    }
}
