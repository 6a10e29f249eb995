package com.cinemataztic.incidents.tickets.stream;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;

/** A program that keeps the tickets that it is sent, and comes back when its connection breaks. */
public abstract class TicketReader implements AutoCloseable {

    private static final long RETRY_MILLIS = 200;

    private final Thread thread;
    private final BiConsumer<JsonNode, Long> onTicket;
    private final Map<String, JsonNode> tickets = new ConcurrentHashMap<>();
    private final Map<String, Long> revisions = new HashMap<>();
    private final List<String> backwards = new CopyOnWriteArrayList<>();
    private final AtomicInteger resets = new AtomicInteger();
    private volatile String endReason = "";
    private volatile long endedAt;
    private volatile boolean closed;

    /** @param onTicket called with each ticket that has changed, and the moment in nanoseconds */
    TicketReader(String name, BiConsumer<JsonNode, Long> onTicket) {
        this.thread = Thread.ofVirtual().name(name).unstarted(this::readOn);
        this.onTicket = onTicket;
    }

    /** Begins to read. */
    final void start() {
        thread.start();
    }

    private void readOn() {
        while (!closed) {
            try {
                readOnce();
                Thread.sleep(RETRY_MILLIS);
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    /** Connects and reads until the connection ends or breaks. */
    abstract void readOnce() throws InterruptedException;

    /** Breaks the connection, as a network does. */
    public abstract void disconnect();

    @Override
    public final void close() {
        closed = true;
        thread.interrupt();
        disconnect();
    }

    final boolean isClosed() {
        return closed;
    }

    /** @return the tickets that the reader has, by id */
    public final Map<String, JsonNode> tickets() {
        return new TreeMap<>(tickets);
    }

    /** @return the revisions that were older than one that the reader had had */
    public final List<String> backwards() {
        return backwards;
    }

    /** @return how many whole pictures it was sent */
    public final int resets() {
        return resets.get();
    }

    /** @return why the portal ended what it reads; empty if it did not */
    public final String endReason() {
        return endReason;
    }

    /** @return when that was, in nanoseconds */
    final long endedAt() {
        return endedAt;
    }

    /** @return whether it has these tickets of the list, and no others */
    final boolean has(Map<String, JsonNode> listed) {
        var expected = new TreeMap<String, JsonNode>();
        listed.forEach((id, ticket) -> expected.put(id, view(ticket)));
        return tickets().equals(expected);
    }

    /** @return what it keeps of a ticket that the list answers */
    JsonNode view(JsonNode listed) {
        return listed;
    }

    final void reset(JsonNode all) {
        tickets.clear();
        all.forEach(this::keep);
        resets.incrementAndGet();
    }

    final void change(JsonNode changed, JsonNode removed, long at) {
        removed.forEach(id -> tickets.remove(id.asString()));
        changed.forEach(ticket -> {
            keep(ticket);
            onTicket.accept(ticket, at);
        });
    }

    final void ended(String reason) {
        endedAt = System.nanoTime();
        endReason = reason;
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
