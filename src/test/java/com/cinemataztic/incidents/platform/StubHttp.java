package com.cinemataztic.incidents.platform;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** An HTTP server on loopback that answers as a test wants, and remembers what it was asked. */
public final class StubHttp implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final List<Map<String, List<String>>> headers = new CopyOnWriteArrayList<>();
    private final Set<InetSocketAddress> peers = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final BlockingQueue<Long> floods = new LinkedBlockingQueue<>();

    /** One request. */
    public record Call(String method, String target, String body) {}

    /** How a request is answered. */
    @FunctionalInterface
    public interface Behaviour {
        Answer answer(Call call) throws Exception;
    }

    /** What is answered. */
    public sealed interface Answer {

        /** A whole answer. */
        record Whole(int status, String body) implements Answer {}

        /** A whole answer with headers of its own. */
        record WithHeaders(int status, String body, Map<String, String> headers) implements Answer {}

        /** Headers and one character at once, and then nothing for as long as the server runs. */
        record Dripping(int status) implements Answer {}

        /** A body that goes on for as long as the caller listens. */
        record Endless(int status) implements Answer {}

        /** A body that begins so and goes on with spaces until it has so many bytes. */
        record Flood(int status, String begins, long bytes) implements Answer {}

        /** A body that comes byte by byte, for as long as the caller listens. */
        record Drops(Duration every) implements Answer {}

        /** Headers and half a body, and then the connection is closed. */
        record Broken(int status) implements Answer {}

        /** Headers and half a body at once, and then nothing for as long as the server runs. */
        record Stalled() implements Answer {}

        /** Nothing at all for as long as the server runs. */
        record Silent() implements Answer {}
    }

    private volatile Behaviour behaviour;

    /** Starts it on a free port. */
    public StubHttp(Behaviour behaviour) {
        this.behaviour = behaviour;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    /** @return an answer 200 */
    public static Answer ok(String body) {
        return new Answer.Whole(200, body);
    }

    /** Answers so from now on. */
    public void behave(Behaviour other) {
        behaviour = other;
    }

    /** @return its base address */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** @return what it was asked, in order */
    public List<Call> calls() {
        return List.copyOf(calls);
    }

    /** @return a header of the request that came last, empty if it had none of that name */
    public String header(String name) {
        return headers.getLast().entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(header -> String.join(",", header.getValue()))
                .findFirst()
                .orElse("");
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var call = new Call(
                    exchange.getRequestMethod(), exchange.getRequestURI().toString(), body);
            peers.add(exchange.getRemoteAddress());
            headers.add(Map.copyOf(exchange.getRequestHeaders()));
            calls.add(call);
            switch (behaviour.answer(call)) {
                case Answer.Whole(var status, var text) -> answer(exchange, status, text);
                case Answer.WithHeaders(var status, var text, var headers) -> {
                    headers.forEach(exchange.getResponseHeaders()::set);
                    answer(exchange, status, text);
                }
                case Answer.Dripping(var status) -> {
                    exchange.sendResponseHeaders(status, 1_000);
                    exchange.getResponseBody().write('{');
                    exchange.getResponseBody().flush();
                    closed.await();
                }
                case Answer.Endless(var status) -> {
                    exchange.sendResponseHeaders(status, 0);
                    while (closed.getCount() > 0) {
                        exchange.getResponseBody().write("all work and no play ".getBytes(StandardCharsets.UTF_8));
                    }
                }
                case Answer.Flood(var status, var begins, var bytes) -> flood(exchange, status, begins, bytes);
                case Answer.Drops(var every) -> drip(exchange, every);
                case Answer.Broken(var status) -> {
                    exchange.sendResponseHeaders(status, 1_000);
                    exchange.getResponseBody().write('[');
                    exchange.getResponseBody().flush();
                }
                case Answer.Stalled() -> {
                    exchange.sendResponseHeaders(200, 1_000);
                    exchange.getResponseBody().write('[');
                    exchange.getResponseBody().flush();
                    closed.await();
                }
                case Answer.Silent() -> closed.await();
            }
        } catch (IOException callerGone) {
            // It waited no longer: what the test is about.
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }

    private void flood(HttpExchange exchange, int status, String begins, long bytes) throws IOException {
        var spaces = " ".repeat(64 * 1024).getBytes(StandardCharsets.UTF_8);
        var sent = 0L;
        try {
            exchange.sendResponseHeaders(status, 0);
            exchange.getResponseBody().write(begins.getBytes(StandardCharsets.UTF_8));
            for (; sent < bytes && closed.getCount() > 0; sent += spaces.length) {
                exchange.getResponseBody().write(spaces);
            }
        } finally {
            floods.add(sent);
        }
    }

    private void drip(HttpExchange exchange, Duration every) throws IOException, InterruptedException {
        var sent = 0L;
        try {
            exchange.sendResponseHeaders(200, 0);
            while (!closed.await(every.toMillis(), TimeUnit.MILLISECONDS)) {
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
                sent++;
            }
        } finally {
            floods.add(sent);
        }
    }

    /** @return from how many connections it was asked */
    public int connections() {
        return peers.size();
    }

    /** @return how many bytes of a flood, or drops, were sent until it ended or its reader hung up */
    public long flooded() {
        try {
            var sent = floods.poll(60, TimeUnit.SECONDS);
            if (sent == null) {
                throw new AssertionError("no flood has ended, its connection is still open");
            }
            return sent;
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.close();
    }
}
