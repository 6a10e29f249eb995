package com.cinemataztic.incidents.exporter;

import com.cinemataztic.incidents.exporter.config.CineCloudSettings;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A vendor on a free port of this machine that answers what a test sets; 404 for everything else. */
public final class FakeVendor implements AutoCloseable {

    /** A scripted answer. */
    public record Reply(int status, String body, Map<String, String> headers) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Supplier<Reply>> replies = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final AtomicReference<Headers> lastHeaders = new AtomicReference<>(new Headers());
    private volatile @Nullable Supplier<Reply> toAll;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean down;

    public FakeVendor() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                String request = exchange.getRequestURI().toString();
                requests.add(request);
                lastHeaders.set(exchange.getRequestHeaders());
                Reply reply = reply(request);
                reply.headers().forEach(exchange.getResponseHeaders()::set);
                byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
    }

    public FakeVendor says(String request, String body) {
        return replies(request, () -> new Reply(200, body, Map.of()));
    }

    public FakeVendor replies(String request, Supplier<Reply> reply) {
        replies.put(request, reply);
        return this;
    }

    /** The same reply to whatever is asked. */
    public void repliesToAll(Supplier<Reply> reply) {
        toAll = reply;
    }

    /** Never answers the request, until the test ends. */
    public FakeVendor hangs(String request) {
        return replies(request, () -> {
            try {
                closed.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new Reply(500, "", Map.of());
        });
    }

    /** One cinema with two screens and a machine at each; both healthy, one show. */
    public FakeVendor hasASmallFleet() {
        says("/api/v1/cinemas?limit=200", """
                {"items":[{"cinemaId":"dk-001","cinemaName":"Ærø Bio","region":"denmark","timeZone":"Europe/Copenhagen",
                 "screens":[{"screenId":"s1","screenName":"Sal 1"},{"screenId":"s2","screenName":"Sal 2"}]}],"next":null}""");
        says("/api/v1/machines?limit=200", """
                {"items":[{"machineId":"m1","cinemaId":"dk-001","screenId":"s1","softwareVersion":"4.13.1"},
                          {"machineId":"m2","cinemaId":"dk-001","screenId":"s2","softwareVersion":"4.13.1"}],"next":null}""");
        for (String machine : List.of("m1", "m2")) {
            says("/api/v1/machines/" + machine + "/status", """
                    {"machineId":"%s","online":true,"onlineSince":"2026-03-01T00:00:00Z",
                     "resolution":{"wanted":"1920x1080","actual":"1920x1080","since":null},
                     "display":{"connected":true,"since":null},"downloads":[]}""".formatted(machine));
        }
        for (String screen : List.of("s1", "s2")) {
            says("/api/v1/cinemas/dk-001/screens/" + screen + "/shows?hours=72", """
                    {"shows":[{"startsAt":"2999-01-01T17:00:00Z","endsAt":"2999-01-01T17:20:00Z"}]}""");
        }
        return this;
    }

    /** While down, every call is answered 503. */
    public void down(boolean isDown) {
        down = isDown;
    }

    public List<String> requests() {
        return requests;
    }

    /** A header of the last request. */
    public Optional<String> lastHeader(String name) {
        return Optional.ofNullable(lastHeaders.get().getFirst(name));
    }

    private Reply reply(String request) {
        Supplier<Reply> all = toAll;
        if (all != null) {
            return all.get();
        }
        return down
                ? new Reply(503, "", Map.of())
                : replies.getOrDefault(request, () -> new Reply(404, "", Map.of()))
                        .get();
    }

    public CineCloudSettings settings(Duration timeout) {
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return new CineCloudSettings(
                url, Optional.of("s3cret"), Duration.ofMillis(100), Duration.ofMinutes(30), 4, timeout);
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
