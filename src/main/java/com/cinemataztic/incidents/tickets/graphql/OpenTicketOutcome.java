package com.cinemataztic.incidents.tickets.graphql;

import com.cinemataztic.incidents.tickets.web.TicketSummary;
import org.jspecify.annotations.Nullable;

/** What became of a report. The names are those of the schema. */
sealed interface OpenTicketOutcome {

    record TicketReported(TicketSummary ticket, String result) implements OpenTicketOutcome {}

    record ReportRejected(String code, String reason) implements OpenTicketOutcome {}

    record ReportOutcomeUnknown(@Nullable TicketSummary ticket) implements OpenTicketOutcome {}
}
