package com.cinemataztic.incidents.api;

import com.cinemataztic.incidents.support.PortalTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Calls a portal over HTTP with the API token, as a program would. */
record PortalClient(int port, HttpClient http) {

    private static final int MOST = 1 << 16;

    static PortalClient of(int port) {
        return new PortalClient(
                port,
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build());
    }

    /**
     * An answer.
     *
     * @param body at most its first 64 KB; empty for a stream
     */
    record Answer(int status, String type, String body) {}

    /** @param path with a query, encoded */
    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofMinutes(2))
                .header("Authorization", "Bearer " + PortalTest.API_TOKEN);
    }

    Answer get(String path) {
        return send(request(path));
    }

    /** @return the whole body of the answer */
    String whole(String path) {
        try {
            return http.send(request(path).build(), BodyHandlers.ofString()).body();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    Answer send(HttpRequest.Builder request) {
        try {
            var answer = http.send(request.build(), BodyHandlers.ofInputStream());
            try (var body = answer.body()) {
                var type = answer.headers().firstValue("Content-Type").orElse("");
                return new Answer(
                        answer.statusCode(),
                        type,
                        type.startsWith("text/event-stream")
                                ? ""
                                : new String(body.readNBytes(MOST), StandardCharsets.UTF_8));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
