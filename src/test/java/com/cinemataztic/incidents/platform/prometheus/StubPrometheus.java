package com.cinemataztic.incidents.platform.prometheus;

import com.cinemataztic.incidents.platform.StubHttp;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A Prometheus over real HTTP that serves the series that a test sets. */
public final class StubPrometheus implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String VECTOR = "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":%s}}";

    private final Map<String, List<Map<String, Object>>> served = new ConcurrentHashMap<>();
    private final Map<String, Runnable> afterwards = new ConcurrentHashMap<>();
    private volatile String rules = "{\"status\":\"success\",\"data\":{\"groups\":[]}}";
    private volatile String remembered = "{\"status\":\"success\",\"data\":[]}";
    private volatile StubHttp.@Nullable Behaviour forRules;
    private final StubHttp http = new StubHttp(this::answer);

    /** One series. @param value as Prometheus writes it, e.g. {@code 1} or {@code NaN} */
    public static Map<String, Object> series(String value, String... labels) {
        var metric = new LinkedHashMap<String, String>();
        for (int i = 0; i < labels.length; i += 2) {
            metric.put(labels[i], labels[i + 1]);
        }
        return Map.of("metric", metric, "value", List.of(1_790_000_000.123, value));
    }

    /** Queries that begin with these words have these series from now on. */
    @SafeVarargs
    public final StubPrometheus serve(String queryBeginsWith, Map<String, Object>... series) {
        served.put(queryBeginsWith, List.of(series));
        return this;
    }

    /** The same, with as many series as there are by then. */
    public void serve(String queryBeginsWith, List<Map<String, Object>> series) {
        served.put(queryBeginsWith, series);
    }

    /** It has these rules from now on, as {@link #rule} writes them, in one group due every 15 s. */
    public void rules(Instant evaluatedAt, String... rules) {
        rules(evaluatedAt, Duration.ofSeconds(15), rules);
    }

    /** The same, in a group that is due so often. */
    public void rules(Instant evaluatedAt, Duration interval, String... rules) {
        this.rules =
                "{\"status\":\"success\",\"data\":{\"groups\":[{\"interval\":%s,\"lastEvaluation\":\"%s\",\"rules\":[%s]}]}}"
                        .formatted(
                                interval.toSeconds(),
                                evaluatedAt,
                                String.join(",", rules).replace("EVALUATED", evaluatedAt.toString()));
    }

    /** A rule of {@link #rules}. @param type {@code alerting} or {@code recording} */
    public static String rule(String type, String name, String query, String health) {
        return JSON.writeValueAsString(
                Map.of("type", type, "name", name, "query", query, "health", health, "lastEvaluation", "EVALUATED"));
    }

    /** It has held these alerts in all it remembers. */
    public void remembers(String... alertnames) {
        remembered = JSON.writeValueAsString(Map.of("status", "success", "data", alertnames));
    }

    /** Answers so when it is asked for its rules from now on; null: by {@link #rules}. */
    public void answerForRules(StubHttp.@Nullable Behaviour behaviour) {
        forRules = behaviour;
    }

    /** Does that once a query that begins with these words was answered. */
    public void afterwards(String queryBeginsWith, Runnable then) {
        afterwards.put(queryBeginsWith, then);
    }

    /** Answers everything alike from now on. */
    public void behave(StubHttp.Behaviour behaviour) {
        http.behave(behaviour);
    }

    /** Serves its series again. */
    public void recover() {
        http.behave(this::answer);
    }

    /** @return its base address */
    public URI url() {
        return http.url();
    }

    /** @return queries that are sent to it */
    public PrometheusQueries queries() {
        return queries(http.url(), Duration.ofSeconds(30));
    }

    /** @return queries to that address; null: none is configured */
    public static PrometheusQueries queries(@Nullable URI url, Duration timeout) {
        return new PrometheusQueries(api(url, timeout));
    }

    /** @return the way to its rules */
    public PrometheusRules rules() {
        return rules(http.url(), Duration.ofSeconds(30));
    }

    /** @return the way to the rules of that address; null: none is configured */
    public static PrometheusRules rules(@Nullable URI url, Duration timeout) {
        return new PrometheusRules(api(url, timeout));
    }

    private static PrometheusApi api(@Nullable URI url, Duration timeout) {
        return new PrometheusApi(new PrometheusSettings(url, timeout));
    }

    private StubHttp.Answer answer(StubHttp.Call call) throws Exception {
        if (call.target().startsWith("/api/v1/rules")) {
            var behaviour = forRules;
            return behaviour == null ? StubHttp.ok(rules) : behaviour.answer(call);
        }
        if (call.target().startsWith("/api/v1/label/alertname/values")) {
            return StubHttp.ok(remembered);
        }
        var query = URLDecoder.decode(call.body().replaceFirst("^query=", ""), StandardCharsets.UTF_8);
        var result = served.entrySet().stream()
                .filter(entry -> query.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(List.of());
        afterwards.forEach((begins, then) -> {
            if (query.startsWith(begins)) {
                then.run();
            }
        });
        return StubHttp.ok(VECTOR.formatted(JSON.writeValueAsString(result)));
    }

    @Override
    public void close() {
        http.close();
    }
}
