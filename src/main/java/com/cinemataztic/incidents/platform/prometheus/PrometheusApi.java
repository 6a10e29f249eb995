package com.cinemataztic.incidents.platform.prometheus;

import com.cinemataztic.incidents.platform.http.BodyLimit;
import com.cinemataztic.incidents.platform.http.BoundedHttpClient;
import com.cinemataztic.incidents.platform.http.BoundedJson;
import com.cinemataztic.incidents.platform.http.HttpResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Access to Prometheus's HTTP API v1, with bounded response time and size. */
@Component
class PrometheusApi {

    /**
     * In bytes. Older releases, such as 2.42, cannot leave firing alerts out of the list of rules; each takes about 2
     * kB.
     */
    static final int LONGEST_ANSWER = 32 * 1024 * 1024;

    private final PrometheusSettings settings;
    private final JsonMapper json = BoundedJson.mapper();
    private final BoundedHttpClient http = new BoundedHttpClient(Duration.ofSeconds(3));

    PrometheusApi(PrometheusSettings settings) {
        this.settings = settings;
    }

    boolean configured() {
        return settings.configured();
    }

    /** Converts a response that arrived whole and in time. */
    @FunctionalInterface
    public interface Reading<W, T> {
        T read(W answer) throws IOException;
    }

    <W, T> T query(String promql, Class<W> wire, Reading<W, T> reading) {
        return ask(
                "/api/v1/query",
                request -> request.header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "query=" + URLEncoder.encode(promql, StandardCharsets.UTF_8))),
                wire,
                reading);
    }

    <W, T> T get(String pathAndQuery, Class<W> wire, Reading<W, T> reading) {
        return ask(pathAndQuery, HttpRequest.Builder::GET, wire, reading);
    }

    @FunctionalInterface
    private interface Method {
        HttpRequest.Builder on(HttpRequest.Builder request);
    }

    private <W, T> T ask(String path, Method method, Class<W> wire, Reading<W, T> reading) {
        var url = settings.url();
        if (url == null) {
            throw new UncheckedIOException(new IOException("no Prometheus is configured"));
        }
        var base = url.toString().replaceAll("/+$", "");
        var request = method.on(HttpRequest.newBuilder(URI.create(base + path))).build();
        try {
            var answer = json.readValue(body(request), wire);
            if (answer == null) {
                throw new IOException("Prometheus answered nothing");
            }
            return reading.read(answer);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (JacksonException malformed) {
            throw new UncheckedIOException(new IOException("Prometheus's answer can't be read", malformed));
        }
    }

    private byte[] body(HttpRequest request) throws IOException {
        return switch (http.call(request, settings.timeout(), new BodyLimit.Whole(LONGEST_ANSWER))) {
            case HttpResult.Answer answer when answer.status() == 200 -> answer.body();
            case HttpResult.Answer answer -> throw new IOException("Prometheus answered " + answer.status());
            case HttpResult.TimedOut(var after) -> throw new IOException("no whole answer within " + after);
            case HttpResult.Failed(var cause) -> throw new IOException(cause.toString(), cause);
            case HttpResult.Interrupted() -> throw new IOException("interrupted");
        };
    }
}
