package com.cinemataztic.incidents.tickets.web;

import com.cinemataztic.incidents.identity.CurrentActor;
import com.cinemataztic.incidents.platform.web.JsonBody;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.IncidentReport;
import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.desk.TicketDesk;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Other services, and people, open and close tickets without an alert by a key of their own. */
@RestController
class ReportController {

    /** The longest note fits, however it is escaped. */
    private static final int LONGEST_BODY = 32 * 1024;

    private static final Set<String> REPORT = JsonBody.fields(RequestShapes.Report.class);
    private static final Set<String> CLOSE = JsonBody.fields(RequestShapes.Close.class);

    private final TicketDesk desk;
    private final OutcomeAnswers answers;
    private final CurrentActor currentActor;

    ReportController(TicketDesk desk, OutcomeAnswers answers, CurrentActor currentActor) {
        this.desk = desk;
        this.answers = answers;
        this.currentActor = currentActor;
    }

    @Operation(
            operationId = "openTicket",
            summary = "Open a ticket, or refresh or re-open the one with this key",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = RequestShapes.Report.class))),
            responses = {
                @ApiResponse(
                        responseCode = "201",
                        content = @Content(schema = @Schema(implementation = TicketAnswer.class))),
                @ApiResponse(
                        responseCode = "200",
                        content = @Content(schema = @Schema(implementation = TicketAnswer.class)))
            })
    @PostMapping(path = "/api/tickets", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> open(HttpServletRequest request) throws IOException {
        var opener = currentActor.required();
        var report = report(JsonBody.read(request, LONGEST_BODY, REPORT));
        return answers.of(desk.open(report, opener), opener);
    }

    @Operation(
            operationId = "closeTicketByKey",
            summary = "Close the ticket that the caller opened with this key",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = RequestShapes.Close.class))),
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            content = @Content(schema = @Schema(implementation = TicketAnswer.class))))
    @PostMapping(path = "/api/tickets/close", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> close(HttpServletRequest request) throws IOException {
        var actor = currentActor.required();
        var body = JsonBody.read(request, LONGEST_BODY, CLOSE);
        var key = IncidentReport.key(body.required("key"));
        var note = IncidentReport.note(body.text("note"));
        return answers.of(desk.close(key, body.text("openedBy"), note, actor), actor);
    }

    private static IncidentReport report(JsonBody body) {
        return new IncidentReport(
                body.required("key"),
                body.required("errorId"),
                body.required("errorDescription"),
                IncidentReport.note(body.text("note")),
                severity(body),
                RegionId.parse(body.required("region"))
                        .orElseThrow(() -> body.invalid("region", "region is an id such as new-zealand.")),
                body.text("cinemaId"),
                body.text("screenId"),
                body.moment("startedAt"),
                body.moment("expiresAt"));
    }

    private static Severity severity(JsonBody body) {
        var word = body.required("severity");
        return Arrays.stream(Severity.values())
                .filter(severity -> severity.word().equals(word))
                .findFirst()
                .orElseThrow(() -> body.invalid("severity", "severity is critical, warning or info."));
    }
}
