package com.cinemataztic.incidents.tickets.web;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.CurrentActor;
import com.cinemataztic.incidents.platform.web.JsonBody;
import com.cinemataztic.incidents.platform.web.Problem;
import com.cinemataztic.incidents.tickets.InvalidField;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.Transition;
import com.cinemataztic.incidents.tickets.desk.Outcome;
import com.cinemataztic.incidents.tickets.desk.TicketDesk;
import com.cinemataztic.incidents.tickets.desk.TicketMove;
import com.cinemataztic.incidents.tickets.desk.TransitionDesk;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** People and scripts move tickets, one or many at once, and comment on them. */
@RestController
class TransitionController {

    /** The longest note fits, however it is escaped. */
    private static final int LONGEST_BODY = 32 * 1024;

    private static final int LONGEST_LIST = 1024 * 1024;
    private static final int MOST = 500;

    private static final Set<String> MOVE = JsonBody.fields(RequestShapes.Move.class);
    private static final Set<String> MOVES = JsonBody.fields(RequestShapes.Moves.class);
    private static final Set<String> ITEM = JsonBody.fields(RequestShapes.Item.class);
    private static final Set<String> COMMENT = JsonBody.fields(RequestShapes.Comment.class);

    private final TransitionDesk transitions;
    private final TicketDesk desk;
    private final OutcomeAnswers answers;
    private final TicketAnswers tickets;
    private final CurrentActor currentActor;

    TransitionController(
            TransitionDesk transitions,
            TicketDesk desk,
            OutcomeAnswers answers,
            TicketAnswers tickets,
            CurrentActor currentActor) {
        this.transitions = transitions;
        this.desk = desk;
        this.answers = answers;
        this.tickets = tickets;
        this.currentActor = currentActor;
    }

    /**
     * The results for many.
     *
     * @param items one for each item of the request, in its order
     */
    record Results(List<ItemResult> items) {}

    /**
     * The result for one of many.
     *
     * @param outcome done, conflict, not-possible, not-found, unknown, or busy: nothing was changed, a retry helps
     * @param ticket as it is now; only when it is done
     * @param problem as the answer to a single transition would be; absent when it is done
     */
    record ItemResult(
            String id,
            String outcome,
            @Nullable TicketAnswer ticket,
            @Nullable ProblemDetail problem) {}

    @Operation(
            operationId = "moveTicket",
            summary = "Move a ticket: If-Match or version names the version seen",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = RequestShapes.Move.class))),
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            content = @Content(schema = @Schema(implementation = TicketAnswer.class))))
    @PostMapping(path = "/api/tickets/{id}/transitions", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> move(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            HttpServletRequest request)
            throws IOException {
        var actor = currentActor.required();
        var body = JsonBody.read(request, LONGEST_BODY, MOVE);
        var transition = transition(body);
        var version = SeenVersion.of(ifMatch, body);
        if (version == null) {
            return ResponseEntity.status(HttpStatus.PRECONDITION_REQUIRED)
                    .body(Problem.of(
                            HttpStatus.PRECONDITION_REQUIRED,
                            "no-version",
                            "Name the ticket's version that you saw: If-Match: \"v3\", or the field version."));
        }
        var wanted = new TicketMove(id(id), version, transition, withScreens(body, transition));
        return answers.of(transitions.apply(wanted, actor), actor);
    }

    /** The body is checked as a whole before anything is changed; then each item succeeds or fails alone. */
    @Operation(
            operationId = "moveTickets",
            summary = "Move many tickets; each succeeds or fails alone",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = RequestShapes.Moves.class))),
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            content = @Content(schema = @Schema(implementation = Results.class))))
    @PostMapping(path = "/api/tickets/transitions", consumes = MediaType.APPLICATION_JSON_VALUE)
    Results moveMany(HttpServletRequest request) throws IOException {
        var actor = currentActor.required();
        var items = JsonBody.read(request, LONGEST_LIST, MOVES).objects("items", MOST, ITEM);
        var wanted = new ArrayList<TicketMove>();
        var ids = new HashSet<TicketId>();
        for (var item : items) {
            var next = item(item);
            if (!ids.add(next.id())) {
                throw item.invalid("id", "id " + next.id() + " occurs twice.");
            }
            wanted.add(next);
        }
        return new Results(transitions.applyAll(wanted, actor).stream()
                .map(result -> result(result, actor))
                .toList());
    }

    @Operation(
            operationId = "commentOnTicket",
            summary = "Comment on a ticket",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = RequestShapes.Comment.class))),
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            content = @Content(schema = @Schema(implementation = TicketAnswer.class))))
    @PostMapping(path = "/api/tickets/{id}/comments", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> comment(@PathVariable String id, HttpServletRequest request) throws IOException {
        var actor = currentActor.required();
        var text = JsonBody.read(request, LONGEST_BODY, COMMENT).required("text");
        return answers.of(desk.comment(id(id), text, actor), actor);
    }

    private TicketMove item(JsonBody item) {
        var id = TicketId.parse(item.required("id"))
                .orElseThrow(() -> item.invalid("id", "id is a ticket's id such as DK-1042."));
        var transition = transition(item);
        var version = item.integer("version");
        if (version == null) {
            throw item.invalid("version", "version is the version of the ticket that you saw.");
        }
        return new TicketMove(id, version, transition, withScreens(item, transition));
    }

    private static Transition transition(JsonBody body) {
        try {
            return TransitionDesk.transition(
                    body.required("transition"), body.text("assignee"), body.text("reason"), body.text("note"));
        } catch (InvalidField invalid) {
            throw body.invalid(invalid.field(), String.valueOf(invalid.getMessage()));
        }
    }

    private static boolean withScreens(JsonBody body, Transition transition) {
        var wanted = body.flag("withScreens");
        if (wanted && !(transition instanceof Transition.Close)) {
            throw body.invalid("withScreens", "withScreens goes with close only.");
        }
        return wanted;
    }

    private ItemResult result(TransitionDesk.Result result, Actor actor) {
        var id = result.id().value();
        return switch (result.outcome()) {
            case null -> new ItemResult(id, "busy", null, OutcomeAnswers.busy());
            case Outcome.Done(var ticket) -> new ItemResult(id, "done", tickets.of(ticket, actor), null);
            case Outcome.Conflict conflict -> failed(id, "conflict", conflict, actor);
            case Outcome.NotAllowed rejected -> failed(id, "not-possible", rejected, actor);
            case Outcome.NotRestored rejected -> failed(id, "not-possible", rejected, actor);
            case Outcome.NotFound missing -> failed(id, "not-found", missing, actor);
            case Outcome.Unknown unknown -> failed(id, "unknown", unknown, actor);
        };
    }

    private ItemResult failed(String id, String outcome, Outcome why, Actor actor) {
        return new ItemResult(id, outcome, null, answers.problem(why, actor));
    }

    private static TicketId id(String text) {
        return TicketId.parse(text).orElseThrow(TicketAnswers::notFound);
    }
}
