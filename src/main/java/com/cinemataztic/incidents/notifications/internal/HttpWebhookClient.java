package com.cinemataztic.incidents.notifications.internal;

import com.cinemataztic.incidents.notifications.DeliveryResult;
import com.cinemataztic.incidents.notifications.webhook.OutgoingWebhook;
import com.cinemataztic.incidents.notifications.webhook.WebhookClient;
import com.cinemataztic.incidents.notifications.webhook.WebhookMessage;
import com.cinemataztic.incidents.platform.http.BodyLimit;
import com.cinemataztic.incidents.platform.http.BoundedHttpClient;
import com.cinemataztic.incidents.platform.http.HttpResult;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Posts webhook events over HTTP. The status alone decides: 2xx means accepted, whatever the body says. Of the body
 * only the part that people are shown is read. Redirects are not followed: only the configuration decides where events
 * go.
 */
@Component
class HttpWebhookClient implements WebhookClient {

    /**
     * Too early, too slow, too many; or a wrong secret, right or path, which somebody may correct: the same event may be
     * accepted later. Other 4xx reject the event itself.
     */
    private static final Set<Integer> NOT_NOW = Set.of(401, 403, 404, 408, 425, 429);

    private final Clock clock;
    private final BodyLimit.Excerpt reason;
    private final BoundedHttpClient http = new BoundedHttpClient(Duration.ofSeconds(5));

    @Autowired
    HttpWebhookClient(Clock clock) {
        this(clock, Duration.ofSeconds(2));
    }

    /** @param forReason how long the body may take after the status */
    HttpWebhookClient(Clock clock, Duration forReason) {
        this.clock = clock;
        this.reason = new BodyLimit.Excerpt(200, forReason);
    }

    @Override
    public Answer post(OutgoingWebhook hook, WebhookMessage message) {
        var request = HttpRequest.newBuilder(hook.url())
                .timeout(hook.timeout())
                .header("Content-Type", "application/json")
                .header("User-Agent", "Incidents-Portal")
                .header("X-Portal-Event", message.event())
                .header("X-Portal-Delivery", message.id())
                .header("X-Portal-Timestamp", Long.toString(message.at().getEpochSecond()))
                .header("X-Portal-Signature", WebhookSignature.of(hook.secret(), message.at(), message.body()))
                .POST(BodyPublishers.ofString(message.body(), StandardCharsets.UTF_8))
                .build();
        return switch (http.call(request, hook.timeout().plus(reason.within()), reason)) {
            case HttpResult.Answer answer -> new Answer(judge(answer), answer.status());
            case HttpResult.TimedOut _ ->
                none("no answer within " + hook.timeout().toSeconds() + " s");
            case HttpResult.Failed(ConnectException _) -> none("no connection");
            // Only the exception's class: its message may contain the address.
            case HttpResult.Failed(IOException unreachable) ->
                none("not reached: " + unreachable.getClass().getSimpleName());
            case HttpResult.Failed _ -> none("the request failed");
            case HttpResult.Interrupted() -> none("the portal is stopping");
        };
    }

    private static Answer none(String why) {
        return new Answer(new DeliveryResult.Later(why), null);
    }

    private DeliveryResult judge(HttpResult.Answer answer) {
        var status = answer.status();
        if (status / 100 == 2) {
            return new DeliveryResult.Accepted("");
        }
        var text = answer.text().replaceAll("[\\p{C}\\s]+", " ").strip();
        var reason = "it answered " + status + (text.isEmpty() ? "" : ": " + text);
        return status >= 500 || NOT_NOW.contains(status)
                ? new DeliveryResult.Later(reason, retryAfter(answer.headers()))
                : new DeliveryResult.Rejected(reason);
    }

    /** @return how long the receiver asks to wait, from seconds or a date; null if it does not ask, or not readably */
    private @Nullable Duration retryAfter(HttpHeaders headers) {
        var asked = headers.firstValue("Retry-After").orElse("").strip();
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
        http.close();
    }
}
