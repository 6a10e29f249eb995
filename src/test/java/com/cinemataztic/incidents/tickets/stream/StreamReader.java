package com.cinemataztic.incidents.tickets.stream;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A reader as docs/api.md describes it: it keeps the tickets that the stream reports, and when the stream breaks, it comes
 * back and resumes after the last event that it has.
 */
public final class StreamReader extends TicketReader {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http;
    private final Supplier<HttpRequest.Builder> request;
    private final List<String> events = new CopyOnWriteArrayList<>();
    private volatile String lastId = "";
    private volatile int status;
    private volatile @Nullable AutoCloseable answer;

    /**
     * Begins to read.
     *
     * @param request the request, made anew for each attempt
     * @param onTicket called with each ticket that a {@code changes} event reports, and the moment in nanoseconds
     */
    public StreamReader(HttpClient http, Supplier<HttpRequest.Builder> request, BiConsumer<JsonNode, Long> onTicket) {
        super("stream-reader", onTicket);
        this.http = http;
        this.request = request;
        start();
    }

    public StreamReader(HttpClient http, Supplier<HttpRequest.Builder> request) {
        this(http, request, (_, _) -> {});
    }

    /** @return the names of the events that it got */
    public List<String> events() {
        return events;
    }

    public String lastId() {
        return lastId;
    }

    /** @return the status of the last answer; 0 before the first */
    public int status() {
        return status;
    }

    @Override
    public void disconnect() {
        var current = answer;
        if (current != null) {
            try {
                current.close();
            } catch (Exception broken) {
                throw new IllegalStateException(broken);
            }
        }
    }

    @Override
    void readOnce() throws InterruptedException {
        try {
            read();
        } catch (IOException | UncheckedIOException broken) {
            // As after any other end: it comes back.
        }
    }

    private void read() throws IOException, InterruptedException {
        var attempt = request.get().header("Accept", "text/event-stream");
        if (!lastId.isEmpty()) {
            attempt.header("Last-Event-ID", lastId);
        }
        var response = http.send(attempt.build(), BodyHandlers.ofLines());
        status = response.statusCode();
        try (var lines = response.body()) {
            answer = lines;
            if (status == 200) {
                events(lines.iterator());
            }
        }
    }

    private void events(Iterator<String> lines) {
        var fields = new HashMap<String, String>();
        while (lines.hasNext()) {
            var line = lines.next();
            if (line.isEmpty()) {
                if (fields.containsKey("event")) {
                    apply(fields);
                }
                fields.clear();
            } else {
                var colon = line.indexOf(':');
                fields.put(line.substring(0, colon), line.substring(colon + 1).strip());
            }
        }
    }

    private void apply(Map<String, String> fields) {
        var at = System.nanoTime();
        var event = Objects.requireNonNull(fields.get("event"));
        var data = JSON.readTree(fields.get("data"));
        switch (event) {
            case "reset" -> reset(data.path("tickets"));
            case "changes" -> change(data.path("changed"), data.path("removed"), at);
            case "end" -> ended(data.path("reason").asString());
            default -> {
                // A sign of life.
            }
        }
        lastId = Objects.requireNonNull(fields.get("id"));
        events.add(event);
    }
}
