package com.cinemataztic.incidents.tickets.graphql;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.platform.web.BadRequest;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.IncidentReport;
import com.cinemataztic.incidents.tickets.InvalidField;
import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.desk.DeskBusy;
import com.cinemataztic.incidents.tickets.desk.TicketDesk;
import com.cinemataztic.incidents.tickets.desk.TicketMove;
import com.cinemataztic.incidents.tickets.desk.TransitionDesk;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** Changes tickets through the desk, whose outcomes are the answers. */
@Controller
class TicketMutations {

    private final TicketDesk desk;
    private final TransitionDesk transitions;
    private final Outcomes outcomes;

    TicketMutations(TicketDesk desk, TransitionDesk transitions, Outcomes outcomes) {
        this.desk = desk;
        this.transitions = transitions;
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
        return TicketId.parse(id)
                .map(ticketId -> outcomes.of(
                        change(() -> {
                            var move = TransitionDesk.transition(transition, assignee, reason, note);
                            return transitions.apply(new TicketMove(ticketId, version, move, false), actor);
                        }),
                        actor))
                .orElseGet(() -> new TicketOutcome.TicketNotFound(id));
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
