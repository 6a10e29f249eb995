package com.cinemataztic.incidents.tickets.graphql;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.desk.KeyOutcome;
import com.cinemataztic.incidents.tickets.desk.Outcome;
import com.cinemataztic.incidents.tickets.web.TicketSummaries;
import com.cinemataztic.incidents.tickets.web.TicketSummary;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The desk's outcomes in the schema's types. */
@Component
class Outcomes {

    private final TicketSummaries summaries;

    Outcomes(TicketSummaries summaries) {
        this.summaries = summaries;
    }

    TicketOutcome of(Outcome outcome, Actor actor) {
        return switch (outcome) {
            case Outcome.Done(var ticket) -> new TicketOutcome.TicketDone(summaries.of(ticket, actor));
            case Outcome.Conflict(var current, var by, var when) ->
                new TicketOutcome.TicketConflict(summaries.of(current, actor), by, when);
            case Outcome.NotAllowed(var current, var reason) ->
                new TicketOutcome.TicketNotAllowed(summaries.of(current, actor), reason);
            case Outcome.NotRestored(var current, var reason, var _) ->
                new TicketOutcome.TicketNotAllowed(summaries.of(current, actor), reason.sentence());
            case Outcome.Unknown(var id, var readBack) ->
                new TicketOutcome.TicketOutcomeUnknown(id.value(), summary(readBack, actor));
            case Outcome.NotFound(var id) -> new TicketOutcome.TicketNotFound(id.value());
        };
    }

    OpenTicketOutcome of(KeyOutcome outcome, Actor actor) {
        return switch (outcome) {
            case KeyOutcome.Opened(var ticket) -> reported(ticket, "opened", actor);
            case KeyOutcome.Reopened(var ticket) -> reported(ticket, "reopened", actor);
            case KeyOutcome.Refreshed(var ticket) -> reported(ticket, "refreshed", actor);
            case KeyOutcome.Snoozed(var ticket) -> reported(ticket, "snoozed", actor);
            case KeyOutcome.Rejected(var reason) ->
                new OpenTicketOutcome.ReportRejected(reason.slug(), reason.sentence());
            case KeyOutcome.Unknown(var readBack) ->
                new OpenTicketOutcome.ReportOutcomeUnknown(summary(readBack, actor));
            case KeyOutcome.Closed _, KeyOutcome.NoneLive _ ->
                throw new IllegalStateException("a report closes nothing");
        };
    }

    private OpenTicketOutcome reported(Ticket ticket, String result, Actor actor) {
        return new OpenTicketOutcome.TicketReported(summaries.of(ticket, actor), result);
    }

    private @Nullable TicketSummary summary(@Nullable Ticket ticket, Actor actor) {
        return ticket == null ? null : summaries.of(ticket, actor);
    }
}
