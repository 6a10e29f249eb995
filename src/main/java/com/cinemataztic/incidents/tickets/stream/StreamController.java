package com.cinemataztic.incidents.tickets.stream;

import com.cinemataztic.incidents.identity.CurrentActor;
import com.cinemataztic.incidents.platform.web.Problem;
import com.cinemataztic.incidents.tickets.stream.TicketStreams.Admission;
import com.cinemataztic.incidents.tickets.web.TicketFilterParameters;
import com.cinemataztic.incidents.tickets.web.TicketQuery;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tickets as server-sent events. A stream holds a connection and a virtual thread, and none of the server's request
 * threads. A write that blocks for the server's connection timeout cuts the stream.
 */
@RestController
class StreamController {

    private final TicketStreams streams;
    private final CurrentActor currentActor;
    private final EventEncoder encoder;

    StreamController(TicketStreams streams, CurrentActor currentActor, EventEncoder encoder) {
        this.streams = streams;
        this.currentActor = currentActor;
        this.encoder = encoder;
    }

    @TicketFilterParameters
    @Operation(
            operationId = "streamTickets",
            summary = "Live tickets as server-sent events: the whole picture first, then what changed")
    /** @return the rejection; null once the stream is open */
    @GetMapping(path = "/api/tickets/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Nullable
    ResponseEntity<ProblemDetail> stream(
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestHeader(name = "Last-Event-ID", defaultValue = "") String lastEventId,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var filter = TicketQuery.filter(parameters);
        return switch (streams.open(currentActor.caller(), filter, lastEventId)) {
            case Admission.Open(var subscription) -> {
                send(subscription, request, response);
                yield null;
            }
            case Admission.NoCaller _ -> throw new AuthenticationCredentialsNotFoundException("the account is closed");
            case Admission.NoRegion _ ->
                ResponseEntity.status(HttpStatus.FORBIDDEN)
                        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                        .body(Problem.of(
                                HttpStatus.FORBIDDEN, "no-such-region-for-you", "There is no such region for you."));
            case Admission.NotVisible _ -> throw TicketQuery.notVisible();
            case Admission.TooMany(var limit) ->
                rejection(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "too-many-streams",
                        "You have " + limit + " open streams, which is the limit. Close one first.");
            case Admission.Full _ ->
                rejection(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "streams-full",
                        "The portal can't open another stream now. Try again shortly.");
        };
    }

    private void send(TicketSubscription subscription, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        try {
            response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
            response.setCharacterEncoding(StandardCharsets.UTF_8);
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            response.setHeader("X-Accel-Buffering", "no");
            // On this thread: filters add their headers, and must not do so while another thread writes.
            response.flushBuffer();
            var async = request.startAsync();
            async.setTimeout(0);
            var writer = new StreamWriter(subscription, async, response.getOutputStream(), encoder, streams);
            async.addListener(writer);
            Thread.ofVirtual().name("ticket-stream").start(writer);
        } catch (IOException | RuntimeException failed) {
            subscription.close();
            throw failed;
        }
    }

    private static ResponseEntity<ProblemDetail> rejection(HttpStatus status, String slug, String detail) {
        return ResponseEntity.status(status)
                .header(HttpHeaders.RETRY_AFTER, "5")
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(Problem.of(status, slug, detail));
    }
}
