package com.cinemataztic.incidents.alerts.web;

import com.cinemataztic.incidents.support.PortalTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Alertmanager's side of the webhook, and a script's side of the REST API, over real HTTP. */
final class WebhookClient {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;

    WebhookClient(int port) {
        this.base = "http://127.0.0.1:" + port;
    }

    /** An answer. */
    record Answer(int status, String contentType, String body) {

        JsonNode json() {
            return JSON.readTree(body);
        }
    }

    Answer post(byte[] body) {
        return post(PortalTest.WEBHOOK_TOKEN, BodyPublishers.ofByteArray(body));
    }

    Answer post(String body) {
        return post(body.getBytes(StandardCharsets.UTF_8));
    }

    /** With a content type that is not JSON's. */
    Answer post(String contentType, String body) {
        return send(request("/api/alertmanager/webhook", PortalTest.WEBHOOK_TOKEN)
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofString(body)));
    }

    /** Without a Content-Length. */
    Answer postChunked(byte[] body) {
        return post(PortalTest.WEBHOOK_TOKEN, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));
    }

    Answer post(@Nullable String token, HttpRequest.BodyPublisher body) {
        return send(request("/api/alertmanager/webhook", token)
                .header("Content-Type", "application/json")
                .header("User-Agent", "Alertmanager/0.25.0")
                .POST(body));
    }

    Answer send(String method, @Nullable String token) {
        return send(request("/api/alertmanager/webhook", token).method(method, BodyPublishers.noBody()));
    }

    /** @return the tickets of the REST API, all pages */
    List<JsonNode> tickets(String query) {
        var tickets = new ArrayList<JsonNode>();
        var cursor = "";
        do {
            var page = send(request(
                                    "/api/tickets?limit=1000&" + query + (cursor.isEmpty() ? "" : "&cursor=" + cursor),
                                    PortalTest.API_TOKEN)
                            .GET())
                    .json();
            page.path("items").forEach(tickets::add);
            cursor = page.path("next").asString("");
        } while (!cursor.isEmpty());
        return tickets;
    }

    /** @return the live tickets of that error in that region */
    List<JsonNode> live(String region, String errorId) {
        return tickets("state=open,inprogress&region=" + region).stream()
                .filter(ticket -> ticket.path("errorId").asString("").equals(errorId))
                .toList();
    }

    /** @return the ticket with its timeline */
    JsonNode ticket(String id) {
        return send(request("/api/tickets/" + id, PortalTest.API_TOKEN).GET()).json();
    }

    /** @return a field of each, as text */
    static List<String> each(Iterable<JsonNode> nodes, String field) {
        return StreamSupport.stream(nodes.spliterator(), false)
                .map(node -> node.path(field).asString(""))
                .toList();
    }

    private HttpRequest.Builder request(String path, @Nullable String token) {
        var request = HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofMinutes(3));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(
                    answer.statusCode(),
                    answer.headers().firstValue("Content-Type").orElse(""),
                    answer.body());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
