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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The way to Prometheus's HTTP API v1: no answer is waited for longer, or read further, than is good for the portal. */
@Component
class PrometheusApi {

    /** Older releases, 2.42 among them, cannot leave the firing alerts out of the list of rules: some 2 kB each. */
    static final int LONGEST_ANSWER = 32 * 1024 * 1024;

    private final PrometheusSettings settings;
    private final JsonMapper json;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(3))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    PrometheusApi(PrometheusSettings settings, JsonMapper json) {
        this.settings = settings;
        this.json = json;
    }

    boolean configured() {
        return settings.configured();
    }

    /** Makes something of an answer that came whole and in time. */
    @FunctionalInterface
    interface Reading<W, T> {
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
        var request = HttpRequest.newBuilder(URI.create(base + path)).timeout(settings.timeout());
        try {
            var answer = send(method.on(request).build());
            if (answer.statusCode() != 200) {
                throw new IOException("Prometheus answered " + answer.statusCode());
            }
            var told = json.readValue(answer.body(), wire);
            if (told == null) {
                throw new IOException("Prometheus answered nothing");
            }
            return reading.read(told);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (JacksonException malformed) {
            throw new UncheckedIOException(new IOException("Prometheus's answer can't be read", malformed));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted"));
        }
    }

    /** A request's own time-out ends with the headers: an answer that stalls in its body must not be waited for either. */
    private HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
        var answer = http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST_ANSWER));
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
}
