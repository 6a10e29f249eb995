package com.cinemataztic.incidents.alerts.web;

import com.cinemataztic.incidents.alerts.intake.DeadLetter;
import com.cinemataztic.incidents.alerts.intake.DeadLetterDesk;
import com.cinemataztic.incidents.alerts.intake.DeadLetterId;
import com.cinemataztic.incidents.alerts.intake.DeadLetters;
import com.cinemataztic.incidents.alerts.intake.Removal;
import com.cinemataztic.incidents.alerts.intake.Replay;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.CurrentActor;
import com.cinemataztic.incidents.platform.web.Paging;
import com.cinemataztic.incidents.platform.web.Problem;
import com.cinemataztic.incidents.tickets.desk.DeskBusy;
import io.swagger.v3.oas.annotations.Operation;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Dead letters for admins with a session; writes require the page's CSRF token. This endpoint accepts no bearer token.
 */
@RestController
class DeadLetterController {

    private static final int MOST = 500;

    /** What a cursor is bound to: the list has no filters. */
    private static final String QUERY = "dead letters";

    private final DeadLetterDesk desk;
    private final CurrentActor currentActor;

    DeadLetterController(DeadLetterDesk desk, CurrentActor currentActor) {
        this.desk = desk;
        this.currentActor = currentActor;
    }

    /**
     * One page, the last received first.
     *
     * @param items the dead letters, without their content
     * @param total how many there are in all
     * @param next the cursor of the next page; null on the last
     */
    record PageAnswer(
            List<SummaryAnswer> items, long total, @Nullable String next) {}

    /**
     * A dead letter without its content.
     *
     * @param size size of its body in bytes, as received
     * @param truncated whether only the beginning of its body is kept
     */
    record SummaryAnswer(
            String id, Instant firstAt, Instant lastAt, int times, String reason, long size, boolean truncated) {

        static SummaryAnswer of(DeadLetter.Summary summary) {
            return new SummaryAnswer(
                    summary.id().value(),
                    summary.firstAt(),
                    summary.lastAt(),
                    summary.times(),
                    summary.reason(),
                    summary.size(),
                    summary.truncated());
        }
    }

    /**
     * A whole dead letter.
     *
     * @param encoding encoding of the body: {@code utf-8} when it is text, else {@code base64}
     * @param body the body as received, byte for byte, or its beginning when the dead letter is truncated
     */
    record LetterAnswer(SummaryAnswer letter, Map<String, String> headers, String encoding, String body) {

        static LetterAnswer of(DeadLetter letter) {
            var summary = SummaryAnswer.of(letter.summary());
            return text(letter.body())
                    .map(text -> new LetterAnswer(summary, letter.headers(), "utf-8", text))
                    .orElseGet(() -> new LetterAnswer(
                            summary,
                            letter.headers(),
                            "base64",
                            Base64.getEncoder().encodeToString(letter.body())));
        }

        private static Optional<String> text(byte[] body) {
            try {
                return Optional.of(StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(body))
                        .toString());
            } catch (CharacterCodingException noText) {
                return Optional.empty();
            }
        }
    }

    @Operation(operationId = "listDeadLetters", summary = "Alerts and bodies that the webhook could not use")
    @GetMapping("/api/dead-letters")
    PageAnswer list(@RequestParam(defaultValue = "100") String limit, @RequestParam(defaultValue = "") String cursor) {
        var page = desk.page(
                actor(),
                Paging.limit(limit, MOST),
                Paging.position(cursor, QUERY, (at, id) -> new DeadLetters.Position(at, new DeadLetterId(id))));
        return new PageAnswer(
                page.letters().stream().map(SummaryAnswer::of).toList(),
                page.total(),
                page.next()
                        .map(last -> Paging.cursor(QUERY, last.lastAt(), last.id()))
                        .orElse(null));
    }

    @Operation(operationId = "getDeadLetter", summary = "One dead letter with its body")
    @GetMapping("/api/dead-letters/{id}")
    ResponseEntity<?> get(@PathVariable String id) {
        return letter(
                id,
                letterId -> desk.find(letterId, actor())
                        .<ResponseEntity<?>>map(found -> ResponseEntity.ok(LetterAnswer.of(found)))
                        .orElseGet(DeadLetterController::noSuchLetter));
    }

    @Operation(operationId = "replayDeadLetter", summary = "Process a dead letter again")
    @PostMapping("/api/dead-letters/{id}/replay")
    ResponseEntity<?> replay(@PathVariable String id) {
        return letter(id, letterId -> switch (desk.replay(letterId, actor())) {
            case Replay.Replayed replayed -> ResponseEntity.ok(replayed);
            case Replay.StillUnusable(var reason) ->
                problem(HttpStatus.UNPROCESSABLE_CONTENT, "still-unusable", "The dead letter stays: " + reason);
            case Replay.Empty _ ->
                problem(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "no-body",
                        "The dead letter stays: it has no body to replay. The body was too large to be kept, or none"
                                + " was sent.");
            case Replay.Truncated _ ->
                problem(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "truncated",
                        "The dead letter stays: only the beginning of its body was kept.");
            case Replay.NotFound _ -> noSuchLetter();
            case Replay.NotAllowed _ -> notAllowed();
        });
    }

    @Operation(operationId = "deleteDeadLetter", summary = "Delete a dead letter")
    @DeleteMapping("/api/dead-letters/{id}")
    ResponseEntity<?> delete(@PathVariable String id) {
        return letter(id, letterId -> switch (desk.delete(letterId, actor())) {
            case Removal.DONE -> ResponseEntity.noContent().build();
            case Removal.NOT_FOUND -> noSuchLetter();
            case Removal.NOT_ALLOWED -> notAllowed();
        });
    }

    @ExceptionHandler
    ProblemDetail onBusy(DeskBusy busy) {
        return Problem.of(
                HttpStatus.SERVICE_UNAVAILABLE, "busy", "Too many requests are waiting. The dead letter stays.");
    }

    private static ResponseEntity<?> letter(String id, Function<DeadLetterId, ResponseEntity<?>> answer) {
        return DeadLetterId.parse(id).<ResponseEntity<?>>map(answer).orElseGet(DeadLetterController::noSuchLetter);
    }

    /** An account that may no longer sign in counts as no account, however long its session lasts: 401. */
    private Actor actor() {
        return currentActor
                .get()
                .orElseThrow(() -> new AuthenticationCredentialsNotFoundException("the account is closed"));
    }

    private static ResponseEntity<?> noSuchLetter() {
        return problem(HttpStatus.NOT_FOUND, "no-such-letter", "There is no dead letter with that id.");
    }

    private static ResponseEntity<?> notAllowed() {
        return problem(HttpStatus.FORBIDDEN, "not-allowed", "Only admins may see dead letters.");
    }

    private static ResponseEntity<?> problem(HttpStatus status, String slug, String detail) {
        return ResponseEntity.status(status).body(Problem.of(status, slug, detail));
    }
}
