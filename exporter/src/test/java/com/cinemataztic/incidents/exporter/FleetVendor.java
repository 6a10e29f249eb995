package com.cinemataztic.incidents.exporter;

import com.cinemataztic.incidents.exporter.config.CineCloudSettings;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A vendor with hundreds of healthy machines, {@code m0} and so on, that counts how many calls it has at a time. */
public final class FleetVendor implements AutoCloseable {

    private static final int PAGE = 200;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final int machines;
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final AtomicInteger calls = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Set<String> failing = ConcurrentHashMap.newKeySet();
    private final Set<String> hanging = ConcurrentHashMap.newKeySet();
    private volatile Duration latency = Duration.ZERO;

    public FleetVendor(int machines) throws IOException {
        // Else each small answer waits for the 40 ms of a delayed acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        this.machines = machines;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 512);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** Each answer comes after that time. */
    public void latency(Duration time) {
        latency = time;
    }

    /** Machines about which every call is answered 503. */
    public Set<String> failing() {
        return failing;
    }

    /** Machines about which no call is answered. */
    public Set<String> hanging() {
        return hanging;
    }

    /** The most calls that it ever had at one time. */
    public int mostAtATime() {
        return most.get();
    }

    public int calls() {
        return calls.get();
    }

    public CineCloudSettings settings(int concurrency, Duration timeout) {
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return new CineCloudSettings(
                url, Optional.empty(), Duration.ofSeconds(1), Duration.ofMinutes(30), concurrency, timeout);
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        calls.incrementAndGet();
        most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
        int status = 200;
        String body;
        try {
            Thread.sleep(latency);
            String path = exchange.getRequestURI().getPath();
            String machine = path.replaceFirst(".*/machines/", "").replaceFirst("/status$", "");
            if (hanging.contains(machine)) {
                closed.await();
            }
            if (failing.contains(machine)) {
                status = 503;
            }
            body = body(path, machine, String.valueOf(exchange.getRequestURI().getQuery()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        } finally {
            // Before the answer: its receiver may call again at once.
            underWay.decrementAndGet();
        }
        try (exchange) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private String body(String path, String machine, String query) {
        if (path.endsWith("/status")) {
            return """
                    {"machineId":"%s","online":true,"lastSeen":"2026-03-01T00:00:00Z","softwareVersion":"4.13.1",
                     "resolution":{"wanted":"1920x1080","actual":"1920x1080"},"display":{"connected":true},
                     "downloads":[{"downloadId":"quiz","name":"Quiz","state":"done","progressPercent":100}],
                     "disk":{"totalBytes":64000000000,"freeBytes":32000000000},"temperatureCelsius":47.5}""".formatted(machine);
        }
        if (path.endsWith("/shows")) {
            return "{\"shows\":[{\"startsAt\":\"2999-01-01T17:00:00Z\",\"endsAt\":\"2999-01-01T17:20:00Z\"}]}";
        }
        if (path.endsWith("/cinemas")) {
            String screens = IntStream.range(0, Math.min(machines, 200))
                    .mapToObj(i -> "{\"screenId\":\"s" + i + "\",\"screenName\":\"Sal\"}")
                    .collect(Collectors.joining(","));
            return "{\"items\":[{\"cinemaId\":\"c\",\"cinemaName\":\"Bio\",\"region\":\"denmark\","
                    + "\"timeZone\":\"Europe/Copenhagen\",\"screens\":[" + screens + "]}],\"next\":null}";
        }
        int from = query.contains("cursor=") ? Integer.parseInt(query.replaceFirst(".*cursor=", "")) : 0;
        int to = Math.min(from + PAGE, machines);
        String items = IntStream.range(from, to)
                .mapToObj(i -> "{\"machineId\":\"m" + i + "\",\"cinemaId\":\"c\",\"screenId\":\"s" + i + "\"}")
                .collect(Collectors.joining(","));
        return "{\"items\":[" + items + "],\"next\":" + (to < machines ? "\"" + to + "\"" : "null") + "}";
    }
}
