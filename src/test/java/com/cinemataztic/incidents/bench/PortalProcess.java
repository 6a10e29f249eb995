package com.cinemataztic.incidents.bench;

import com.cinemataztic.incidents.support.LocalPort;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** The packaged portal in a process of its own, on a folder and port of its own, with the embedded store. */
final class PortalProcess implements AutoCloseable {

    /** Who may sign in. */
    static final String ACCOUNT = "admin";

    /** Their password. */
    static final String PASSWORD = "bench-admin-password";

    /** May do everything. */
    static final String API_TOKEN = "bench-api-token-of-enough-characters";

    private static final String WEBHOOK_TOKEN = "bench-webhook-token-of-enough-characters";
    private static final Duration START = Duration.ofSeconds(300);
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration ANSWER = Duration.ofSeconds(40);

    /** Of the times in /proc, on every architecture of Linux that runs a JDK 25. */
    private static final int MILLIS_PER_TICK = 10;

    /** What the caller's environment would change of the portal's settings. */
    private static final List<String> SETTINGS = List.of("PORTAL_", "MONGODB_", "SERVER_", "SPRING_", "MANAGEMENT_");

    private final Process process;
    private final Path data;
    private final String base;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private PortalProcess(Process process, Path data, String base) {
        this.process = process;
        this.data = data;
        this.base = base;
    }

    /**
     * @param command as {@code ops/lib/trained} prints it
     * @return the portal, ready
     */
    static PortalProcess start(List<String> command, Path folder) throws IOException, InterruptedException {
        return start(command, folder, Map.of());
    }

    /** @param environment more variables of the portal */
    static PortalProcess start(List<String> command, Path folder, Map<String, String> environment)
            throws IOException, InterruptedException {
        var began = System.nanoTime();
        var port = LocalPort.free();
        var data = Files.createDirectories(folder.resolve("data"));
        var log = folder.resolve("portal.log");
        var builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> SETTINGS.stream().anyMatch(name::startsWith));
        builder.environment().put("PORTAL_PORT", Integer.toString(port));
        builder.environment().put("PORTAL_DATA", data.toString());
        builder.environment().put("PORTAL_WEBHOOK_TOKEN", WEBHOOK_TOKEN);
        builder.environment().put("PORTAL_API_TOKEN", API_TOKEN);
        builder.environment().put("PORTAL_ADMIN_PASSWORD", PASSWORD);
        builder.environment().putAll(environment);
        var process = builder.redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .directory(folder.toFile())
                .start();
        var path = environment.getOrDefault("SERVER_SERVLET_CONTEXT_PATH", "");
        var portal = new PortalProcess(process, data, "http://127.0.0.1:" + port + path);
        while (!portal.ready()) {
            if (!process.isAlive() || System.nanoTime() - began > START.toNanos()) {
                portal.close();
                var lines = Files.readAllLines(log);
                throw new IllegalStateException("the portal did not become ready; the end of its log:\n"
                        + String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size())));
            }
            Thread.sleep(50);
        }
        return portal;
    }

    String base() {
        return base;
    }

    int port() {
        return URI.create(base).getPort();
    }

    String apiToken() {
        return API_TOKEN;
    }

    /** @return the physical memory that it holds now; only on Linux */
    double residentMegabytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }

    /** The folder of its store, which may be opened once it is closed. */
    Path data() {
        return data;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Sends a webhook. @return milliseconds until it was acknowledged, the answer read */
    double post(byte[] webhook) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(base + "/api/alertmanager/webhook"))
                .timeout(ANSWER)
                .header("Authorization", "Bearer " + WEBHOOK_TOKEN)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(webhook))
                .build();
        var began = System.nanoTime();
        var answer = http.send(request, BodyHandlers.ofString());
        var took = (System.nanoTime() - began) / 1e6;
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("the webhook answered " + answer.statusCode() + ": " + answer.body());
        }
        return took;
    }

    /**
     * A page of the list.
     *
     * @param millis until the answer was read
     * @param next the cursor of the next page; empty on the last
     */
    record Listed(double millis, String next) {}

    /** Reads a page of the list of tickets. */
    Listed list(String query) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(base + "/api/tickets?" + query))
                .timeout(ANSWER)
                .header("Authorization", "Bearer " + API_TOKEN)
                .build();
        var began = System.nanoTime();
        var answer = http.send(request, BodyHandlers.ofString());
        var took = (System.nanoTime() - began) / 1e6;
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("the list answered " + answer.statusCode() + ": " + answer.body());
        }
        return new Listed(took, JSON.readTree(answer.body()).path("next").asString(""));
    }

    /** @return the processor time it has used so far, in steps of the system's clock (10 ms) */
    Duration processorTime() {
        return process.toHandle().info().totalCpuDuration().orElseThrow();
    }

    /** @return the processor time of its compiler so far; only on Linux */
    Duration compilerTime() throws IOException {
        try (var threads = Files.list(Path.of("/proc/" + process.pid() + "/task"))) {
            return Duration.ofMillis(MILLIS_PER_TICK
                    * threads.mapToLong(PortalProcess::compilerTicks).sum());
        }
    }

    /** @return 0 for a thread that is no compiler, or has ended */
    private static long compilerTicks(Path thread) {
        String stat;
        try {
            stat = Files.readString(thread.resolve("stat"));
        } catch (IOException ended) {
            return 0;
        }
        // "12 (C2 CompilerThre) S 1 …": user and system time are the 12th and the 13th value after the name.
        if (!stat.matches("(?s)\\d+ \\(C[12] Comp.*")) {
            return 0;
        }
        var values = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return Long.parseLong(values[11]) + Long.parseLong(values[12]);
    }

    /** @return its metrics as they are now */
    Metrics metrics() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(base + "/actuator/prometheus"))
                .timeout(ANSWER)
                .build();
        return new Metrics(
                http.send(request, BodyHandlers.ofString()).body().lines().toList());
    }

    private boolean ready() throws InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(base + "/actuator/health/readiness"))
                .timeout(ANSWER)
                .build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        http.close();
    }

    /** A scrape. */
    record Metrics(List<String> lines) {

        /** @return the sum of all series of that name which have all of these labels, written {@code name="value"} */
        double sum(String name, String... labels) {
            return lines.stream()
                    .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                    .filter(line -> Stream.of(labels).allMatch(line::contains))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .sum();
        }
    }
}
