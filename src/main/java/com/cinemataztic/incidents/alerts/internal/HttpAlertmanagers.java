package com.cinemataztic.incidents.alerts.internal;

import com.cinemataztic.incidents.alerts.AlertSettings;
import com.cinemataztic.incidents.alerts.Alertmanagers;
import com.cinemataztic.incidents.tickets.Fingerprint;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Alertmanager's API v2. Those who ask while others already wait for the next look share it. */
@Component
class HttpAlertmanagers implements Alertmanagers {

    private static final Logger LOGGER = LoggerFactory.getLogger(HttpAlertmanagers.class);

    private final AlertSettings settings;
    private final JsonMapper json;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private CompletableFuture<Heard> running = CompletableFuture.completedFuture(new Heard(0, 0, Set.of()));
    private Optional<CompletableFuture<Heard>> queued = Optional.empty();

    HttpAlertmanagers(AlertSettings settings, JsonMapper json) {
        this.settings = settings;
        this.json = json;
    }

    @Override
    public Heard ask() {
        if (settings.alertmanagerUrls().isEmpty()) {
            return new Heard(0, 0, Set.of());
        }
        try {
            return nextLook().get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException failed) {
            LOGGER.warn("Asking Alertmanager failed", failed.getCause());
        }
        return new Heard(settings.alertmanagerUrls().size(), 0, Set.of());
    }

    /** A look that began before the question cannot answer it; the one after can, and serves all who wait for it. */
    private synchronized CompletableFuture<Heard> nextLook() {
        if (running.isDone()) {
            running = look();
            return running;
        }
        if (queued.isEmpty()) {
            queued = Optional.of(running.handle((heard, failure) -> heard).thenCompose(before -> startQueued()));
        }
        return queued.get();
    }

    private synchronized CompletableFuture<Heard> startQueued() {
        queued = Optional.empty();
        running = look();
        return running;
    }

    private CompletableFuture<Heard> look() {
        List<CompletableFuture<Optional<Set<Fingerprint>>>> answers =
                settings.alertmanagerUrls().stream().map(this::activeOf).toList();
        return CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
                .thenApply(all -> {
                    var active = new HashSet<Fingerprint>();
                    var answered = answers.stream()
                            .map(CompletableFuture::join)
                            .flatMap(Optional::stream)
                            .toList();
                    answered.forEach(active::addAll);
                    return new Heard(answers.size(), answered.size(), Set.copyOf(active));
                });
    }

    private CompletableFuture<Optional<Set<Fingerprint>>> activeOf(URI base) {
        var address = URI.create(
                base.toString().replaceAll("/+$", "") + "/api/v2/alerts?active=true&silenced=true&inhibited=true");
        var request = HttpRequest.newBuilder(address)
                .timeout(settings.askTimeout())
                .GET()
                .build();
        var exchange = http.sendAsync(request, BodyHandlers.ofByteArray());
        // A request's own time-out ends with the headers; what stalls in its body is given up here.
        return exchange.copy()
                .orTimeout(settings.askTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((answer, failure) -> exchange.cancel(true))
                .thenApply(
                        answer -> answer.statusCode() == 200 ? read(answer.body()) : Optional.<Set<Fingerprint>>empty())
                .exceptionally(failure -> {
                    LOGGER.debug("{} does not answer: {}", base, failure.toString());
                    return Optional.empty();
                });
    }

    private Optional<Set<Fingerprint>> read(byte[] body) {
        try {
            var fingerprints = new ArrayList<Fingerprint>();
            var watchdog = false;
            for (var alert : json.readTree(body)) {
                watchdog |=
                        "Watchdog".equals(alert.path("labels").path("alertname").asString(""));
                var fingerprint = alert.path("fingerprint").asString("");
                if (!fingerprint.isEmpty()) {
                    fingerprints.add(new Fingerprint(fingerprint));
                }
            }
            return watchdog ? Optional.of(Set.copyOf(fingerprints)) : Optional.empty();
        } catch (JacksonException | IllegalArgumentException malformed) {
            LOGGER.warn("Alertmanager's answer can't be read: {}", malformed.getMessage());
            return Optional.empty();
        }
    }
}
