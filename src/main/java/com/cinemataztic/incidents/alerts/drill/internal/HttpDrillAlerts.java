package com.cinemataztic.incidents.alerts.drill.internal;

import com.cinemataztic.incidents.alerts.AlertSettings;
import com.cinemataztic.incidents.alerts.drill.Drill;
import com.cinemataztic.incidents.alerts.drill.DrillAlerts;
import com.cinemataztic.incidents.alerts.drill.DrillProblem;
import com.cinemataztic.incidents.alerts.drill.DrillProblem.Kind;
import com.cinemataztic.incidents.platform.SafeText;
import com.cinemataztic.incidents.platform.http.BodyLimit;
import com.cinemataztic.incidents.platform.http.BoundedHttpClient;
import com.cinemataztic.incidents.platform.http.BoundedJson;
import com.cinemataztic.incidents.platform.http.HttpResult;
import com.cinemataztic.incidents.tickets.Fault;
import com.cinemataztic.incidents.tickets.Signal;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Posts alerts to the API v2 of every configured Alertmanager. */
@Component
class HttpDrillAlerts implements DrillAlerts {

    /** The route of Alertmanager's configuration goes by this name. */
    private static final String ALERTNAME = "Drill";

    private static final BodyLimit EXCERPT = new BodyLimit.Excerpt(1_000, Duration.ofSeconds(1));

    private final AlertSettings settings;
    private final JsonMapper json = BoundedJson.mapper();
    private final BoundedHttpClient http = new BoundedHttpClient(Duration.ofSeconds(2));

    HttpDrillAlerts(AlertSettings settings) {
        this.settings = settings;
    }

    @Override
    public boolean configured() {
        return !settings.alertmanagerUrls().isEmpty();
    }

    @Override
    public CompletableFuture<List<DrillProblem>> post(Drill drill) {
        var body = json.writeValueAsBytes(List.of(alert(drill)));
        var answers = settings.alertmanagerUrls().stream()
                .map(base -> post(base, body))
                .toList();
        return CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
                .thenApply(all -> answers.stream()
                        .map(CompletableFuture::join)
                        .flatMap(Optional::stream)
                        .toList());
    }

    private CompletableFuture<Optional<DrillProblem>> post(URI base, byte[] body) {
        var request = HttpRequest.newBuilder(URI.create(base.toString().replaceAll("/+$", "") + "/api/v2/alerts"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        var name = base.getHost() + ":" + base.getPort();
        return http.send(request, settings.askTimeout(), EXCERPT).thenApply(result -> switch (result) {
            case HttpResult.Answer answer when answer.status() == 200 -> Optional.empty();
            case HttpResult.Answer answer ->
                Optional.of(DrillProblem.of(
                        Kind.NOT_ACCEPTED,
                        name,
                        Integer.toString(answer.status()),
                        SafeText.line(new String(answer.body(), StandardCharsets.UTF_8), 200)));
            default -> Optional.of(DrillProblem.of(Kind.NO_ANSWER, name));
        });
    }

    /** The texts are for people who meet the alert anywhere on its way, so they all say that it is a drill. */
    private static Map<String, Object> alert(Drill drill) {
        return Map.of(
                "labels",
                Map.of(
                        "alertname",
                        ALERTNAME,
                        "error_id",
                        Fault.DRILL,
                        "severity",
                        drill.severity().word(),
                        "region",
                        drill.region().value(),
                        "instance",
                        drill.id().value(),
                        Signal.Firing.DRILL_NOTIFIES,
                        drill.notifiesOnCall() ? "on-call" : Signal.Firing.NOBODY),
                "annotations",
                Map.of(
                        "summary",
                        "DRILL: the alert chain is being tried, nothing is broken",
                        "description",
                        drill.startedBy() + " started this drill on the page Drill. No action is needed: it ends"
                                + " and closes by itself."),
                "startsAt",
                drill.startedAt().toString(),
                "endsAt",
                drill.endsAt().toString());
    }
}
