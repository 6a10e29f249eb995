package com.cinemataztic.incidents.tickets.web;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.platform.web.Problem;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.desk.KeyOutcome;
import com.cinemataztic.incidents.tickets.desk.Outcome;
import com.cinemataztic.incidents.tickets.rules.ReportRejection;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** The desk's outcomes as answers over HTTP. A problem about a ticket has it in the property {@code ticket}. */
@Component
class OutcomeAnswers {

    private static final String TICKET = "ticket";

    private final TicketAnswers tickets;

    OutcomeAnswers(TicketAnswers tickets) {
        this.tickets = tickets;
    }

    /** @return 200, or 409, 404, 422 or 503 with a problem */
    ResponseEntity<?> of(Outcome outcome, Actor reader) {
        return outcome instanceof Outcome.Done(var ticket)
                ? tickets.ok(ticket, reader)
                : answer(problem(outcome, reader));
    }

    /** @return the problem that the outcome is, unless it is done */
    ProblemDetail problem(Outcome outcome, Actor reader) {
        return switch (outcome) {
            case Outcome.Conflict conflict ->
                about(
                        conflict.current(),
                        reader,
                        Problem.of(
                                HttpStatus.CONFLICT,
                                "changed-meanwhile",
                                conflict.by() + " moved this ticket at " + conflict.when() + ". Nothing was changed."));
            case Outcome.NotAllowed(var ticket, var reason) ->
                about(ticket, reader, Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "not-possible", reason));
            case Outcome.NotRestored(var ticket, var reason, var _) ->
                about(ticket, reader, Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "not-possible", reason.sentence()));
            case Outcome.NotFound _ ->
                Problem.of(HttpStatus.NOT_FOUND, "no-such-ticket", "There is no ticket of that id for you.");
            case Outcome.Unknown unknown -> unknown(unknown.readBack(), reader);
            case Outcome.Done(var ticket) -> throw new IllegalArgumentException(ticket.id() + " has no problem");
        };
    }

    /** @return 201 or 200, or 403, 404, 409, 422 or 503 with a problem */
    ResponseEntity<?> of(KeyOutcome outcome, Actor reader) {
        return switch (outcome) {
            case KeyOutcome.Opened(var ticket) -> tickets.created(ticket, reader);
            case KeyOutcome.Reopened(var ticket) -> tickets.ok(ticket, reader);
            case KeyOutcome.Refreshed(var ticket) -> tickets.ok(ticket, reader);
            case KeyOutcome.Snoozed(var ticket) -> tickets.ok(ticket, reader);
            case KeyOutcome.Closed(var ticket) -> tickets.ok(ticket, reader);
            case KeyOutcome.NoneLive() ->
                answer(Problem.of(
                        HttpStatus.NOT_FOUND, "no-such-key", "No ticket that you opened with this key is live."));
            case KeyOutcome.Rejected(var reason) ->
                answer(Problem.of(status(reason), reason.slug(), reason.sentence()));
            case KeyOutcome.Unknown(var readBack) -> answer(unknown(readBack, reader));
        };
    }

    /** @return that nothing was changed, and that a retry helps */
    static ProblemDetail busy() {
        return Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "busy", "Nothing was changed. Try again shortly.");
    }

    private ProblemDetail unknown(@Nullable Ticket readBack, Actor reader) {
        return about(
                readBack,
                reader,
                Problem.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "outcome-unknown",
                        "The outcome is unknown: the store did not confirm the change. Sending the request again is"
                                + " safe."));
    }

    private ProblemDetail about(@Nullable Ticket ticket, Actor reader, ProblemDetail problem) {
        if (ticket != null) {
            problem.setProperty(TICKET, tickets.of(ticket, reader));
        }
        return problem;
    }

    private static HttpStatus status(ReportRejection reason) {
        return switch (reason) {
            case READ_ONLY, NOT_OPENER, NO_SUCH_REGION -> HttpStatus.FORBIDDEN;
            case ELSEWHERE, EXPIRED -> HttpStatus.UNPROCESSABLE_CONTENT;
            case KEY_IN_USE -> HttpStatus.CONFLICT;
        };
    }

    private static ResponseEntity<?> answer(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus()).body(problem);
    }
}
