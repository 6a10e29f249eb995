package com.cinemataztic.incidents.overview.web;

import com.cinemataztic.incidents.identity.CurrentActor;
import com.cinemataztic.incidents.overview.HandoverDesk;
import com.cinemataztic.incidents.overview.HandoverReport;
import com.cinemataztic.incidents.overview.HandoverText;
import com.cinemataztic.incidents.overview.Span;
import com.cinemataztic.incidents.platform.web.BadRequest;
import com.cinemataztic.incidents.platform.web.Problem;
import com.cinemataztic.incidents.regions.RegionId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Serves the handover to scripts and other services, as JSON or as the text that people copy. */
@RestController
class HandoverController {

    private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

    private final HandoverDesk desk;
    private final HandoverText text;
    private final CurrentActor currentActor;

    HandoverController(HandoverDesk desk, HandoverText text, CurrentActor currentActor) {
        this.desk = desk;
        this.text = text;
        this.currentActor = currentActor;
    }

    /** The default, unless the Accept header asks only for text. */
    @Operation(
            operationId = "handover",
            summary = "What one shift hands over to the next, as JSON or, with Accept: text/plain, as text",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            content = @Content(schema = @Schema(implementation = HandoverAnswer.class))))
    @GetMapping("/api/handover")
    ResponseEntity<?> json(
            @RequestParam(defaultValue = "") String region, @RequestParam(defaultValue = "8") String hours) {
        return answer(region, hours, MediaType.APPLICATION_JSON, HandoverAnswer::of);
    }

    @Operation(hidden = true)
    @GetMapping(path = "/api/handover", produces = MediaType.TEXT_PLAIN_VALUE)
    ResponseEntity<?> text(
            @RequestParam(defaultValue = "") String region, @RequestParam(defaultValue = "8") String hours) {
        return answer(region, hours, TEXT, text::write);
    }

    private ResponseEntity<?> answer(
            String regionText, String hours, MediaType type, Function<HandoverReport, Object> written) {
        var actor = currentActor
                .get()
                .orElseThrow(() -> new AuthenticationCredentialsNotFoundException("the account is closed"));
        var span = Span.Hours.parse(hours)
                .orElseThrow(() -> new BadRequest("bad-hours", "hours is a number from 1 to " + Span.Hours.MOST + "."));
        var region = Optional.of(regionText)
                .filter(given -> !given.isBlank())
                .map(given -> RegionId.parse(given)
                        .orElseThrow(() -> new BadRequest("bad-region", "region is an id such as new-zealand.")))
                .orElse(null);
        return desk.gather(actor, region, span, ZoneOffset.UTC)
                .<ResponseEntity<?>>map(
                        report -> ResponseEntity.ok().contentType(type).body(written.apply(report)))
                .orElseGet(() -> ResponseEntity.status(HttpStatus.NOT_FOUND)
                        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                        .body(Problem.of(
                                HttpStatus.NOT_FOUND, "no-such-region", "There is no region of that id for you.")));
    }
}
