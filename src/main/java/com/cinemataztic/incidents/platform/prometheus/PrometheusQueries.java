package com.cinemataztic.incidents.platform.prometheus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks Prometheus one instant query at a time (HTTP API v1). */
@Component
public class PrometheusQueries {

    private final PrometheusSettings settings;
    private final JsonMapper json;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(3))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    PrometheusQueries(PrometheusSettings settings, JsonMapper json) {
        this.settings = settings;
        this.json = json;
    }

    /** @return whether a Prometheus is named at all */
    public boolean configured() {
        return settings.configured();
    }

    /**
     * @param promql the query
     * @return its series; those without a finite value are left out
     * @throws UncheckedIOException when no usable answer came: refused, timed out, not a success, not a vector
     */
    public List<Sample> vector(String promql) {
        var url = settings.url();
        if (url == null) {
            throw new UncheckedIOException(new IOException("no Prometheus is configured"));
        }
        var base = url.toString().replaceAll("/+$", "");
        var request = HttpRequest.newBuilder(URI.create(base + "/api/v1/query"))
                .timeout(settings.timeout())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("query=" + URLEncoder.encode(promql, StandardCharsets.UTF_8)))
                .build();
        try {
            var answer = send(request);
            if (answer.statusCode() != 200) {
                throw new IOException("Prometheus answered " + answer.statusCode());
            }
            return samples(json.readTree(answer.body()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (JacksonException malformed) {
            throw new UncheckedIOException(new IOException("Prometheus's answer is no JSON", malformed));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted"));
        }
    }

    /** A request's own time-out ends with the headers: an answer that stalls in its body must not be waited for either. */
    private HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
        var answer = http.sendAsync(request, BodyHandlers.ofByteArray());
        try {
            return answer.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            throw new IOException("no whole answer within " + settings.timeout(), slow);
        } catch (ExecutionException failed) {
            throw new IOException(String.valueOf(failed.getCause()), failed);
        } finally {
            answer.cancel(true);
        }
    }

    private static List<Sample> samples(@Nullable JsonNode answer) throws IOException {
        if (answer == null
                || !"success".equals(answer.path("status").asString(""))
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
            // Prometheus writes +Inf, -Inf and NaN; none of them says anything here.
            return Double.NaN;
        }
    }
}
