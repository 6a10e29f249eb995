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
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A reader as docs/api.md describes it: it keeps the tickets that the stream reports, and when the stream breaks, it comes
 * back and resumes after the last event that it has.
 */
public final class StreamReader implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final long RETRY_MILLIS = 200;

    private final HttpClient http;
    private final Supplier<HttpRequest.Builder> request;
    private final BiConsumer<JsonNode, Long> onTicket;
    private final Map<String, JsonNode> tickets = new ConcurrentHashMap<>();
    private final Map<String, Long> revisions = new HashMap<>();
    private final List<String> backwards = new CopyOnWriteArrayList<>();
    private final List<String> events = new CopyOnWriteArrayList<>();
    private final AtomicInteger resets = new AtomicInteger();
    private final Thread thread;
    private volatile String lastId = "";
    private volatile String endReason = "";
    private volatile int status;
    private volatile boolean closed;
    private volatile @Nullable AutoCloseable answer;

    /**
     * Begins to read.
     *
     * @param request the request, made anew for each attempt
     * @param onTicket called with each ticket that a {@code changes} event reports, and the moment in nanoseconds
     */
    public StreamReader(HttpClient http, Supplier<HttpRequest.Builder> request, BiConsumer<JsonNode, Long> onTicket) {
        this.http = http;
        this.request = request;
        this.onTicket = onTicket;
        this.thread = Thread.ofVirtual().name("stream-reader").start(this::readOn);
    }

    public StreamReader(HttpClient http, Supplier<HttpRequest.Builder> request) {
        this(http, request, (_, _) -> {});
    }

    /** @return the tickets that the reader has, by id */
    public Map<String, JsonNode> tickets() {
        return new TreeMap<>(tickets);
    }

    /** @return the revisions that were older than one that the reader had had */
    public List<String> backwards() {
        return backwards;
    }

    /** @return the names of the events that it got */
    public List<String> events() {
        return events;
    }

    public int resets() {
        return resets.get();
    }

    public String lastId() {
        return lastId;
    }

    /** @return why the portal ended the stream; empty if it did not */
    public String endReason() {
        return endReason;
    }

    /** @return the status of the last answer; 0 before the first */
    public int status() {
        return status;
    }

    /** Breaks the connection, as a network does. */
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
    public void close() {
        closed = true;
        thread.interrupt();
        disconnect();
    }

    private void readOn() {
        while (!closed) {
            try {
                read();
                Thread.sleep(RETRY_MILLIS);
            } catch (InterruptedException stopped) {
                return;
            } catch (IOException | UncheckedIOException broken) {
                // As after any other end: it comes back.
            }
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
            case "reset" -> {
                tickets.clear();
                data.path("tickets").forEach(this::keep);
                resets.incrementAndGet();
            }
            case "changes" -> {
                data.path("removed").forEach(id -> tickets.remove(id.asString()));
                data.path("changed").forEach(ticket -> {
                    keep(ticket);
                    onTicket.accept(ticket, at);
                });
            }
            case "end" -> endReason = data.path("reason").asString();
            default -> {
                // A sign of life.
            }
        }
        lastId = Objects.requireNonNull(fields.get("id"));
        events.add(event);
    }

    private void keep(JsonNode ticket) {
        var id = ticket.path("id").asString();
        var revision = ticket.path("revision").asLong();
        var before = revisions.merge(id, revision, Math::max);
        if (before > revision) {
            backwards.add(id + ": " + revision + " after " + before);
        }
        tickets.put(id, ticket);
    }
}
