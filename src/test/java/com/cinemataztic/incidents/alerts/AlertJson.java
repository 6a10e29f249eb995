package com.cinemataztic.incidents.alerts;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Alerts as Alertmanager writes them into a webhook; each method changes one thing. A null field is left out. */
public record AlertJson(
        String status,
        Map<String, Object> labels,
        Map<String, Object> annotations,
        @Nullable String startsAt,
        @Nullable String endsAt,
        @Nullable String generatorURL,
        @Nullable String fingerprint) {

    public static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private static final JsonMapper JSON = new JsonMapper();

    /** @return a machine offline on that screen of cinema dk-001, since noon */
    public static AlertJson firing(String screen) {
        return new AlertJson(
                "firing",
                Map.of(
                        "alertname",
                        "MachineOffline",
                        "error_id",
                        "machine-offline",
                        "severity",
                        "critical",
                        "region",
                        "denmark",
                        "cinema_id",
                        "dk-001",
                        "screen_id",
                        screen,
                        "machine_id",
                        "m-" + screen),
                Map.of("summary", "Machine is offline"),
                NOON.toString(),
                "0001-01-01T00:00:00Z",
                "http://prometheus.example/graph",
                "fp-" + screen);
    }

    /** @return an alert with these labels only: name, value, name, value ... */
    public static AlertJson labelled(String... namesAndValues) {
        var labels = new TreeMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            labels.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return new AlertJson("firing", labels, Map.of(), NOON.toString(), null, null, "fp-1");
    }

    public AlertJson label(String name, @Nullable Object value) {
        return new AlertJson(
                status, with(labels, name, value), annotations, startsAt, endsAt, generatorURL, fingerprint);
    }

    public AlertJson annotation(String name, @Nullable Object value) {
        return new AlertJson(
                status, labels, with(annotations, name, value), startsAt, endsAt, generatorURL, fingerprint);
    }

    public AlertJson status(String other) {
        return new AlertJson(other, labels, annotations, startsAt, endsAt, generatorURL, fingerprint);
    }

    public AlertJson startsAt(@Nullable String other) {
        return new AlertJson(status, labels, annotations, other, endsAt, generatorURL, fingerprint);
    }

    public AlertJson startsAt(Instant other) {
        return startsAt(other.toString());
    }

    public AlertJson resolved(String at) {
        return new AlertJson("resolved", labels, annotations, startsAt, at, generatorURL, fingerprint);
    }

    public AlertJson resolved(Instant at) {
        return resolved(at.toString());
    }

    public AlertJson generatorURL(String other) {
        return new AlertJson(status, labels, annotations, startsAt, endsAt, other, fingerprint);
    }

    public AlertJson fingerprint(@Nullable String other) {
        return new AlertJson(status, labels, annotations, startsAt, endsAt, generatorURL, other);
    }

    /** @return the alert as JSON */
    public String json() {
        var fields = new TreeMap<String, Object>();
        fields.put("status", status);
        fields.put("labels", labels);
        fields.put("annotations", annotations);
        put(fields, "startsAt", startsAt);
        put(fields, "endsAt", endsAt);
        put(fields, "generatorURL", generatorURL);
        put(fields, "fingerprint", fingerprint);
        return JSON.writeValueAsString(fields);
    }

    /** @return a webhook's body with these alerts */
    public static byte[] body(AlertJson... alerts) {
        return body(Arrays.asList(alerts));
    }

    /** @return a webhook's body with these alerts */
    public static byte[] body(Collection<AlertJson> alerts) {
        return bodyOf(alerts.stream().map(AlertJson::json).toList());
    }

    /** @return a webhook's body with these alerts, each JSON by itself */
    public static byte[] bodyOf(List<String> alerts) {
        return ("{\"receiver\":\"portal\",\"status\":\"firing\",\"version\":\"4\",\"truncatedAlerts\":0,\"alerts\":["
                        + String.join(",", alerts) + "]}\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void put(Map<String, Object> fields, String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value);
        }
    }

    private static Map<String, Object> with(Map<String, Object> fields, String name, @Nullable Object value) {
        var changed = new TreeMap<>(fields);
        if (value == null) {
            changed.remove(name);
        } else {
            changed.put(name, value);
        }
        return changed;
    }
}
