package com.cinemataztic.incidents.alerts.internal;

import com.cinemataztic.incidents.alerts.AlertSettings;
import com.cinemataztic.incidents.alerts.Alertmanagers;
import com.cinemataztic.incidents.platform.http.BodyLimit;
import com.cinemataztic.incidents.platform.http.BodyTooLongException;
import com.cinemataztic.incidents.platform.http.BoundedHttpClient;
import com.cinemataztic.incidents.platform.http.BoundedJson;
import com.cinemataztic.incidents.platform.http.HttpResult;
import com.cinemataztic.incidents.platform.text.Explanation;
import com.cinemataztic.incidents.tickets.Fingerprint;
import com.cinemataztic.incidents.tickets.monitoring.Silence;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Queries Alertmanager's API v2. Callers that wait for the next query share it. */
@Component
class HttpAlertmanagers implements Alertmanagers {

    private static final Logger LOGGER = LoggerFactory.getLogger(HttpAlertmanagers.class);
    private static final Explanation NO_ANSWER = Explanation.of("reason.alertmanager.no-answer");
    private static final Explanation KNOWS_NOTHING = Explanation.of("reason.alertmanager.no-watchdog");
    private static final int LONGEST_COMMENT = 500;

    /** An alert takes some 2 kB, and all 700 machines may have all ten faults at once. */
    private static final BodyLimit LONGEST_LIST = new BodyLimit.Whole(16 * 1024 * 1024);

    /** Limit for its status and for its silences. */
    private static final BodyLimit LONGEST_ANSWER = new BodyLimit.Whole(4 * 1024 * 1024);

    private final AlertSettings settings;
    private final JsonMapper json = BoundedJson.mapper();
    private final BoundedHttpClient http = new BoundedHttpClient(Duration.ofSeconds(2));

    private CompletableFuture<Answers> running = CompletableFuture.completedFuture(new Answers(List.of()));
    private Optional<CompletableFuture<Answers>> queued = Optional.empty();

    HttpAlertmanagers(AlertSettings settings) {
        this.settings = settings;
    }

    @Override
    public Answers list() {
        return await(this::nextList);
    }

    @Override
    public Answers snapshot() {
        return await(() -> query(true));
    }

    private Answers await(Supplier<CompletableFuture<Answers>> query) {
        if (settings.alertmanagerUrls().isEmpty()) {
            return new Answers(List.of());
        }
        try {
            return query.get().get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException failed) {
            LOGGER.warn("Querying Alertmanager failed", failed.getCause());
        }
        return new Answers(settings.alertmanagerUrls().stream()
                .map(base -> untrusted(base, NO_ANSWER))
                .toList());
    }

    /**
     * A query that began before the call cannot answer it. The next one can, and serves every caller waiting for it.
     */
    private synchronized CompletableFuture<Answers> nextList() {
        if (running.isDone()) {
            running = query(false);
            return running;
        }
        if (queued.isEmpty()) {
            queued = Optional.of(running.handle((answers, failure) -> answers).thenCompose(before -> startQueued()));
        }
        return queued.get();
    }

    private synchronized CompletableFuture<Answers> startQueued() {
        queued = Optional.empty();
        running = query(false);
        return running;
    }

    private CompletableFuture<Answers> query(boolean whole) {
        var answers = settings.alertmanagerUrls().stream()
                .map(base -> answer(base, whole))
                .toList();
        return CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
                .thenApply(all -> new Answers(
                        answers.stream().map(CompletableFuture::join).toList()));
    }

    private CompletableFuture<Answer> answer(URI base, boolean whole) {
        var alerts = get(base, "/api/v2/alerts?active=true&silenced=true&inhibited=true", LONGEST_LIST);
        if (!whole) {
            return alerts.thenApply(list -> answer(base, list, Optional.empty(), Optional.empty()));
        }
        var status = get(base, "/api/v2/status", LONGEST_ANSWER);
        var silences = get(base, "/api/v2/silences", LONGEST_ANSWER);
        return CompletableFuture.allOf(alerts, status, silences)
                .thenApply(all -> answer(base, alerts.join(), status.join(), silences.join()));
    }

    /** @return the JSON of the answer; empty when there is none that can be used */
    private CompletableFuture<Optional<JsonNode>> get(URI base, String path, BodyLimit limit) {
        var address = URI.create(base.toString().replaceAll("/+$", "") + path);
        return http.send(HttpRequest.newBuilder(address).build(), settings.askTimeout(), limit)
                .thenApply(result -> switch (result) {
                    case HttpResult.Answer answer when answer.status() == 200 -> read(answer.body());
                    case HttpResult.Failed(BodyTooLongException tooLong) -> {
                        LOGGER.warn("{} can't be used: {}", address, tooLong.getMessage());
                        yield Optional.empty();
                    }
                    default -> {
                        LOGGER.debug("{} does not answer: {}", base, result);
                        yield Optional.empty();
                    }
                });
    }

    private Optional<JsonNode> read(byte[] body) {
        try {
            return Optional.ofNullable(json.readTree(body));
        } catch (JacksonException malformed) {
            LOGGER.warn("Alertmanager's answer can't be read: {}", malformed.getOriginalMessage());
            return Optional.empty();
        }
    }

    private static Answer answer(
            URI base, Optional<JsonNode> alerts, Optional<JsonNode> status, Optional<JsonNode> silences) {
        if (alerts.isEmpty() || !alerts.get().isArray()) {
            return untrusted(base, NO_ANSWER);
        }
        var listed = new HashMap<Fingerprint, Listed>();
        var watchdog = false;
        try {
            for (var alert : alerts.get()) {
                watchdog |=
                        "Watchdog".equals(alert.path("labels").path("alertname").asString(""));
                var fingerprint = alert.path("fingerprint").asString("");
                if (!fingerprint.isEmpty()) {
                    var one = listed(new Fingerprint(fingerprint), alert);
                    listed.put(one.fingerprint(), one);
                }
            }
        } catch (IllegalArgumentException malformed) {
            LOGGER.warn("Alertmanager's list can't be used: {}", malformed.getMessage());
            return untrusted(base, NO_ANSWER);
        }
        return watchdog
                ? new Answer(
                        base,
                        Explanation.NONE,
                        status.map(body -> time(body.path("uptime"))).orElse(null),
                        Map.copyOf(listed),
                        silences.map(HttpAlertmanagers::silences).orElse(Map.of()))
                : untrusted(base, KNOWS_NOTHING);
    }

    private static Answer untrusted(URI base, Explanation problem) {
        return new Answer(base, problem, null, Map.of(), Map.of());
    }

    private static Listed listed(Fingerprint fingerprint, JsonNode alert) {
        var receivers = new HashSet<String>();
        alert.path("receivers")
                .forEach(receiver -> receivers.add(receiver.path("name").asString("")));
        return new Listed(
                fingerprint,
                time(alert.path("startsAt")),
                Set.copyOf(receivers),
                texts(alert.path("status").path("silencedBy")),
                alert);
    }

    private static Map<String, Silence> silences(JsonNode list) {
        var silences = new HashMap<String, Silence>();
        for (var silence : list) {
            var until = time(silence.path("endsAt"));
            if (until != null
                    && "active".equals(silence.path("status").path("state").asString(""))) {
                silences.put(
                        silence.path("id").asString(""),
                        new Silence(
                                shortened(silence.path("createdBy").asString("")),
                                until,
                                shortened(silence.path("comment").asString(""))));
            }
        }
        return Map.copyOf(silences);
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_COMMENT ? text : text.substring(0, LONGEST_COMMENT);
    }

    private static Set<String> texts(JsonNode list) {
        var texts = new HashSet<String>();
        list.forEach(text -> texts.add(text.asString("")));
        return Set.copyOf(texts);
    }

    private static @Nullable Instant time(JsonNode text) {
        try {
            return Instant.parse(text.asString("")).truncatedTo(ChronoUnit.MILLIS);
        } catch (DateTimeException none) {
            return null;
        }
    }
}
