package com.cinemataztic.incidents.tickets.graphql;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.platform.web.BadRequest;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.IncidentReport;
import com.cinemataztic.incidents.tickets.InvalidField;
import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.Transition;
import com.cinemataztic.incidents.tickets.desk.DeskBusy;
import com.cinemataztic.incidents.tickets.desk.TicketDesk;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** Changes tickets through the desk, whose outcomes are the answers. */
@Controller
class TicketMutations {

    private final TicketDesk desk;
    private final Outcomes outcomes;

    TicketMutations(TicketDesk desk, Outcomes outcomes) {
        this.desk = desk;
        this.outcomes = outcomes;
    }

    @MutationMapping
    TicketOutcome transition(
            @Argument String id,
            @Argument int version,
            @Argument String transition,
            @Argument @Nullable String assignee,
            @Argument @Nullable String reason,
            @Argument @Nullable String note,
            Actor actor) {
        var move = transition(transition, assignee, reason, note == null ? "" : note);
        return TicketId.parse(id)
                .map(ticketId -> outcomes.of(change(() -> desk.apply(ticketId, version, move, actor)), actor))
                .orElseGet(() -> new TicketOutcome.TicketNotFound(id));
    }

    private static Transition transition(String name, @Nullable String assignee, @Nullable String reason, String note) {
        return switch (name) {
            case "take" -> new Transition.Take();
            case "release" -> new Transition.Release();
            case "reopen" -> new Transition.Reopen(note);
            case "close" -> new Transition.Close(reason(reason), note);
            case "assign" -> {
                if (assignee == null || assignee.isBlank()) {
                    throw new BadRequest("bad-assignee", "To assign, assignee names an account.");
                }
                yield new Transition.Assign(assignee);
            }
            default -> throw new IllegalStateException("the schema has no transition " + name);
        };
    }

    private static CloseReason reason(@Nullable String word) {
        return Arrays.stream(CloseReason.values())
                .filter(CloseReason::forPeople)
                .filter(reason -> reason.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new BadRequest(
                        "bad-reason", "To close, reason is fixed, false-alarm, duplicate, wont-fix or retired."));
    }

    @MutationMapping
    TicketOutcome comment(@Argument String id, @Argument String text, Actor actor) {
        return TicketId.parse(id)
                .map(ticketId -> outcomes.of(change(() -> desk.comment(ticketId, text, actor)), actor))
                .orElseGet(() -> new TicketOutcome.TicketNotFound(id));
    }

    @MutationMapping
    OpenTicketOutcome openTicket(@Argument ReportInput input, Actor actor) {
        return outcomes.of(change(() -> desk.open(input.report(), actor)), actor);
    }

    /** The schema's input for a report. */
    record ReportInput(
            String key,
            String errorId,
            String errorDescription,
            String severity,
            String region,
            @Nullable String cinemaId,
            @Nullable String screenId,
            @Nullable Instant startedAt,
            @Nullable Instant expiresAt,
            @Nullable String note) {

        IncidentReport report() {
            return new IncidentReport(
                    key,
                    errorId,
                    errorDescription,
                    note == null ? "" : note,
                    Severity.parse(severity),
                    RegionId.parse(region)
                            .orElseThrow(() -> new InvalidField("region", "region is an id such as new-zealand.")),
                    cinemaId,
                    screenId,
                    startedAt,
                    expiresAt);
        }
    }

    private static <T> T change(Supplier<T> change) {
        try {
            return change.get();
        } catch (InvalidField invalid) {
            throw new BadRequest("bad-" + invalid.field(), String.valueOf(invalid.getMessage()));
        } catch (DeskBusy busy) {
            throw new BadRequest("busy", "Too many changes wait, and nothing was changed. Try again shortly.");
        }
    }
}
