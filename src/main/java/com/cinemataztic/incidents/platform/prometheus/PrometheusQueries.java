package com.cinemataztic.incidents.platform.prometheus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Runs single queries against Prometheus (HTTP API v1). */
@Component
public class PrometheusQueries {

    private final PrometheusApi api;

    PrometheusQueries(PrometheusApi api) {
        this.api = api;
    }

    /** @return whether a Prometheus is configured */
    public boolean configured() {
        return api.configured();
    }

    /**
     * @param promql the query
     * @return its series; those without a finite value are left out
     * @throws UncheckedIOException if there is no usable response: connection refused, timed out, too long, not a
     *     success, not a vector
     */
    public List<Sample> vector(String promql) {
        return api.query(promql, JsonNode.class, PrometheusQueries::samples);
    }

    /**
     * A value at a moment.
     *
     * @param value finite
     */
    public record Point(Instant at, double value) {}

    /**
     * @param promql a query that yields one series
     * @return the values of its first series, the oldest first; none where it has no finite value
     * @throws UncheckedIOException as {@link #vector}
     */
    public List<Point> range(String promql, Instant from, Instant to, Duration step) {
        return api.get(
                "/api/v1/query_range?query=" + URLEncoder.encode(promql, StandardCharsets.UTF_8) + "&start="
                        + from.getEpochSecond() + "&end=" + to.getEpochSecond() + "&step=" + step.toSeconds(),
                JsonNode.class,
                PrometheusQueries::points);
    }

    private static List<Point> points(JsonNode answer) throws IOException {
        if (!"success".equals(answer.path("status").asString(""))
                || !"matrix".equals(answer.path("data").path("resultType").asString(""))) {
            throw new IOException("Prometheus's answer is no matrix");
        }
        var points = new ArrayList<Point>();
        for (var pair : answer.path("data").path("result").path(0).path("values")) {
            var value = number(pair.path(1).asString(""));
            if (Double.isFinite(value)) {
                points.add(
                        new Point(Instant.ofEpochMilli(Math.round(pair.path(0).asDouble(0) * 1_000)), value));
            }
        }
        return points;
    }

    private static List<Sample> samples(JsonNode answer) throws IOException {
        if (!"success".equals(answer.path("status").asString(""))
                || !"vector".equals(answer.path("data").path("resultType").asString(""))) {
            throw new IOException("Prometheus's answer is no vector");
        }
        var samples = new ArrayList<Sample>();
        for (var series : answer.path("data").path("result")) {
            var labels = new HashMap<String, String>();
            series.path("metric")
                    .properties()
                    .forEach(
                            label -> labels.put(label.getKey(), label.getValue().asString("")));
            var value = number(series.path("value").path(1).asString(""));
            if (Double.isFinite(value)) {
                samples.add(new Sample(labels, value));
            }
        }
        return samples;
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException notANumber) {
            // Prometheus writes +Inf, -Inf and NaN; none of them is usable here.
            return Double.NaN;
        }
    }
}
