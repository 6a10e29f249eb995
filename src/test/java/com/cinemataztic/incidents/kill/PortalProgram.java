package com.cinemataztic.incidents.kill;

import static org.awaitility.Awaitility.await;

import com.cinemataztic.incidents.pipeline.PortalApi;
import com.cinemataztic.incidents.support.LocalPort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/** The portal as a program of its own, with nothing around it, that can be killed and started on the same data. */
final class PortalProgram implements AutoCloseable {

    private static final String WEBHOOK_TOKEN = "kill-webhook-token";
    static final String API_TOKEN = "kill-api-token";
    private static final Duration START = Duration.ofMinutes(8);
    private static final int LOG_LINES = 40;

    private final Path folder;
    private final UnpackedPortal portal;
    private final Map<String, String> settings;
    private final int port;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private @Nullable Process process;

    /**
     * @param folder for data and log
     * @param portal what is started
     * @param settings more environment than every portal here has
     */
    PortalProgram(Path folder, UnpackedPortal portal, Map<String, String> settings) {
        this.folder = folder.toAbsolutePath();
        this.portal = portal;
        this.settings = Map.copyOf(settings);
        this.port = LocalPort.free();
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    /** Starts it and waits until it is ready. @return how long that took */
    Duration start() {
        var begin = System.nanoTime();
        var builder = new ProcessBuilder(portal.command()).redirectErrorStream(true);
        var environment = builder.environment();
        // What is set for some other portal in the shell that runs the tests.
        environment
                .keySet()
                .removeIf(name ->
                        name.startsWith("PORTAL_") || name.startsWith("SPRING_") || name.startsWith("MONGODB_URI"));
        environment.put("PORTAL_PORT", Integer.toString(port));
        environment.put("PORTAL_DATA", folder.resolve("data").toString());
        environment.put("PORTAL_WEBHOOK_TOKEN", WEBHOOK_TOKEN);
        environment.put("PORTAL_API_TOKEN", API_TOKEN);
        environment.put("PORTAL_ADMIN_PASSWORD", "kill-admin-password");
        // Nothing monitors it, and a slow run must not count a ticket about that.
        environment.put("PORTAL_ALERTS_WATCHDOG_SILENCE", "1d");
        environment.putAll(settings);
        try {
            Files.createDirectories(folder);
            process = builder.directory(folder.toFile())
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                    .start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        await("the portal is ready")
                .atMost(START)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(100))
                .until(this::ready);
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /** Ends it at once, without a word to it, and waits until it is gone. */
    void kill() {
        var running = process;
        if (running != null) {
            running.destroyForcibly().onExit().join();
        }
    }

    /** Deletes its data; to be called while it does not run. */
    void forget() {
        try {
            FileSystemUtils.deleteRecursively(folder.resolve("data"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** @return its REST API */
    PortalApi api() {
        return new PortalApi(address(""), API_TOKEN);
    }

    String address() {
        return address("");
    }

    /** @return a request of a script that may do everything */
    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address(path))).header("Authorization", "Bearer " + API_TOKEN);
    }

    /** @return the status that a webhook was answered with; throws when it was not answered at all */
    int deliver(String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address("/api/alertmanager/webhook")))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + WEBHOOK_TOKEN)
                .timeout(Duration.ofMinutes(4))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    /** @return what it said last */
    String endOfLog() {
        try {
            var lines = Files.readAllLines(log());
            return String.join(
                    "\n", new ArrayList<>(lines).subList(Math.max(0, lines.size() - LOG_LINES), lines.size()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        kill();
    }

    private boolean ready() throws InterruptedException {
        if (process != null && !process.isAlive()) {
            throw new IllegalStateException("the portal ended:\n" + endOfLog());
        }
        var request = HttpRequest.newBuilder(URI.create(address("/actuator/health/readiness")))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private Path log() {
        return folder.resolve("portal.log");
    }

    private String address(String path) {
        return "http://127.0.0.1:" + port + path;
    }
}
