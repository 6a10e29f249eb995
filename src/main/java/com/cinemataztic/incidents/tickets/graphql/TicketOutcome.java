package com.cinemataztic.incidents.tickets.graphql;

import com.cinemataztic.incidents.tickets.web.TicketSummary;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What became of a change. The names are those of the schema. */
sealed interface TicketOutcome {

    record TicketDone(TicketSummary ticket) implements TicketOutcome {}

    record TicketConflict(TicketSummary ticket, String by, Instant at) implements TicketOutcome {}

    record TicketNotAllowed(TicketSummary ticket, String reason) implements TicketOutcome {}

    record TicketOutcomeUnknown(String id, @Nullable TicketSummary ticket) implements TicketOutcome {}

    record TicketNotFound(String id) implements TicketOutcome {}
}
