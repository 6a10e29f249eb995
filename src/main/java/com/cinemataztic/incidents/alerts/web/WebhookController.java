package com.cinemataztic.incidents.alerts.web;

import com.cinemataztic.incidents.alerts.AlertSettings;
import com.cinemataztic.incidents.alerts.intake.AlertIntake;
import com.cinemataztic.incidents.alerts.intake.IntakeMetrics;
import com.cinemataztic.incidents.platform.web.Problem;
import com.cinemataztic.incidents.store.StoreUnavailable;
import com.cinemataztic.incidents.tickets.desk.DeskBusy;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Alertmanager's endpoint. 200: everything is stored as tickets. 202: stored, but some of it as dead letters. 413: too
 * large, only its headers are stored. 503: nothing is acknowledged, send it again. (Alertmanager retries 5xx at once,
 * but not 4xx.)
 */
@RestController
class WebhookController {

    private static final Logger LOGGER = LoggerFactory.getLogger(WebhookController.class);
    private static final int KIBIBYTE = 1024;
    private static final Set<String> SECRET_HEADERS = Set.of("authorization", "cookie", "proxy-authorization");
    private static final int MOST_HEADERS = 50;

    private final AlertIntake intake;
    private final IntakeMetrics metrics;
    private final int longestBody;
    private final Semaphore kibibytesFree;

    WebhookController(AlertIntake intake, AlertSettings settings, IntakeMetrics metrics) {
        this.intake = intake;
        this.metrics = metrics;
        this.longestBody = Math.toIntExact(settings.longestBody().toBytes());
        this.kibibytesFree =
                new Semaphore(Math.toIntExact(settings.bodiesInFlight().toKilobytes()));
    }

    @Operation(operationId = "receiveAlerts", summary = "Where Alertmanager reports alerts")
    @PostMapping("/api/alertmanager/webhook")
    ResponseEntity<?> receive(HttpServletRequest request) throws IOException {
        var announced = request.getContentLengthLong();
        if (announced > longestBody) {
            return tooLarge(request);
        }
        // A body of unknown length may be as long as the limit.
        var kibibytes = (int) ((announced < 0 ? longestBody : announced) / KIBIBYTE) + 1;
        if (!kibibytesFree.tryAcquire(kibibytes)) {
            return answered(HttpStatus.SERVICE_UNAVAILABLE, busy());
        }
        try {
            var body = request.getInputStream().readNBytes(longestBody + 1);
            if (body.length > longestBody) {
                return tooLarge(request);
            }
            if (announced >= 0 && body.length < announced) {
                // The sender broke off: it receives no answer and sends the body again.
                return answered(
                        HttpStatus.BAD_REQUEST,
                        Problem.of(
                                HttpStatus.BAD_REQUEST,
                                "body-cut-short",
                                "The body is shorter than its Content-Length."));
            }
            var taken = intake.take(body, headers(request));
            return answered(taken.deadLetters() == 0 ? HttpStatus.OK : HttpStatus.ACCEPTED, taken);
        } catch (DeskBusy busy) {
            return answered(HttpStatus.SERVICE_UNAVAILABLE, busy());
        } catch (StoreUnavailable unavailable) {
            LOGGER.error("A webhook could not be stored: {}", unavailable.getMessage());
            // Whatever was stored: sending the same again is safe.
            return answered(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    Problem.of(
                            HttpStatus.SERVICE_UNAVAILABLE,
                            "store-unavailable",
                            "The store does not answer. Send it again shortly."));
        } catch (RuntimeException | Error broken) {
            metrics.answered(HttpStatus.INTERNAL_SERVER_ERROR.value());
            throw broken;
        } finally {
            kibibytesFree.release(kibibytes);
        }
    }

    private ResponseEntity<?> tooLarge(HttpServletRequest request) {
        intake.rejectTooLarge(headers(request), longestBody);
        return answered(
                HttpStatus.CONTENT_TOO_LARGE,
                Problem.of(
                        HttpStatus.CONTENT_TOO_LARGE,
                        "body-too-large",
                        "A body has at most " + longestBody + " bytes."));
    }

    private static Object busy() {
        return Problem.of(
                HttpStatus.SERVICE_UNAVAILABLE, "busy", "Too many requests are waiting. Send it again shortly.");
    }

    private ResponseEntity<?> answered(HttpStatus status, Object body) {
        metrics.answered(status.value());
        return ResponseEntity.status(status).body(body);
    }

    private static Map<String, String> headers(HttpServletRequest request) {
        var headers = new LinkedHashMap<String, String>();
        var names = request.getHeaderNames();
        while (names.hasMoreElements() && headers.size() < MOST_HEADERS) {
            var name = names.nextElement();
            if (!SECRET_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                headers.put(name, request.getHeader(name));
            }
        }
        return headers;
    }
}
