package com.cinemataztic.incidents.notices.internal;

import com.cinemataztic.incidents.notices.Hook;
import com.cinemataztic.incidents.notices.HookAnswer;
import com.cinemataztic.incidents.notices.HookLine;
import com.cinemataztic.incidents.notices.HookMessage;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Posts events by HTTP. What counts is the status: whoever says 2xx has the event, however the answer goes on. Of a body
 * no more is read than people are shown. Nothing follows where an answer points: the configuration says where events go,
 * and nobody else.
 */
@Component
class HttpHookLine implements HookLine {

    private static final Logger LOGGER = LoggerFactory.getLogger(HttpHookLine.class);
    private static final int LONGEST_REASON = 200;
    private static final Duration FOR_REASON = Duration.ofMillis(500);

    /** Too early, too slow, too much: the same event is taken another time. */
    private static final Set<Integer> NOT_NOW = Set.of(408, 425, 429);

    private final Clock clock;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    HttpHookLine(Clock clock) {
        this.clock = clock;
    }

    @Override
    public HookAnswer post(Hook hook, HookMessage message) {
        var request = HttpRequest.newBuilder(hook.url())
                .timeout(hook.timeout())
                .header("Content-Type", "application/json")
                .header("User-Agent", "Incidents-Portal")
                .header("X-Portal-Event", message.event())
                .header("X-Portal-Delivery", message.id())
                .header("X-Portal-Timestamp", Long.toString(message.at().getEpochSecond()))
                .header("X-Portal-Signature", HookSignature.of(hook.secret(), message.at(), message.body()))
                .POST(BodyPublishers.ofString(message.body(), StandardCharsets.UTF_8))
                .build();
        var answer = http.sendAsync(request, BodyHandlers.ofInputStream());
        try {
            return judge(answer.get(hook.timeout().toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException slow) {
            return new HookAnswer.Later("no answer within " + hook.timeout().toSeconds() + " s", null);
        } catch (ExecutionException failed) {
            // Its class alone: what it says may hold the address.
            return new HookAnswer.Later(
                    failed.getCause() instanceof IOException unreachable
                            ? "not reached: " + unreachable.getClass().getSimpleName()
                            : "the request failed",
                    null);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new HookAnswer.Later("the portal is stopping", null);
        } finally {
            answer.cancel(true);
        }
    }

    private HookAnswer judge(HttpResponse<InputStream> response) {
        var status = response.statusCode();
        if (status / 100 == 2) {
            hangUp(response.body());
            return new HookAnswer.Accepted();
        }
        var reason = "it answered " + status + said(response.body());
        hangUp(response.body());
        return status >= 500 || NOT_NOW.contains(status)
                ? new HookAnswer.Later(reason, retryAfter(response))
                : new HookAnswer.Refused(reason);
    }

    /** What it would still say is of no interest, and may have no end. */
    private static void hangUp(InputStream body) {
        try {
            body.close();
        } catch (IOException alreadyGone) {
            LOGGER.trace("a hook hung up first", alreadyGone);
        }
    }

    private static String said(InputStream body) {
        try {
            var bytes = WithinTime.run(FOR_REASON, () -> body.readNBytes(LONGEST_REASON));
            var text = new String(bytes, StandardCharsets.UTF_8)
                    .replaceAll("[\\p{C}\\s]+", " ")
                    .strip();
            return text.isEmpty() ? "" : ": " + text;
        } catch (TimeoutException | ExecutionException nothingMore) {
            return "";
        }
    }

    /** @return how long it asks to be left alone: in seconds or until a date; null if it does not, or not readably */
    private @Nullable Duration retryAfter(HttpResponse<?> response) {
        var asked = response.headers().firstValue("Retry-After").orElse("").strip();
        if (asked.matches("[0-9]{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(asked));
        }
        try {
            return asked.isEmpty()
                    ? null
                    : Duration.between(
                            clock.instant(), DateTimeFormatter.RFC_1123_DATE_TIME.parse(asked, Instant::from));
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    @PreDestroy
    void close() {
        http.shutdownNow();
    }
}
