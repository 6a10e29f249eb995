package com.cinemataztic.incidents.pipeline;

import static org.awaitility.Awaitility.await;

import com.cinemataztic.incidents.support.LocalPort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * {@code ops/run} in its fast pace, one for a test class: real Prometheus, Alertmanager and node exporter, the packaged
 * portal and exporter, and the stand-in for the vendor. Each part can be killed and started again. After each test all
 * machines are repaired and all parts run; what a test opened may still be closing then, so each takes screens of its own.
 * One with settings of its own leaves to its tests what is broken and dead.
 */
final class Pipeline implements BeforeAllCallback, AfterEachCallback, AfterAllCallback, TestWatcher {

    /** The programs that it is made of, named as {@code ops/run} names them. */
    enum Part {
        CINE_CLOUD("/control/faults"),
        /** Once it knows the fleet. */
        EXPORTER("/-/ready"),
        NODE_EXPORTER("/"),
        PROMETHEUS("/-/ready"),
        ALERTMANAGER("/-/ready"),
        PORTAL("/actuator/health/readiness");

        private final String readyPath;

        Part(String readyPath) {
            this.readyPath = readyPath;
        }

        String file() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** How often the portal polls what nothing sends to it: a test waits for that more than once. */
    private static final Map<String, String> PACE = Map.of(
            "PACE",
            "fast",
            "PORTAL_RUN_TOLERANT",
            "1",
            "PORTAL_ALERTS_ASK_EVERY",
            "2s",
            "PORTAL_FLEET_READ_EVERY",
            "3s");

    /** Longer than ops/run itself waits, which says what it waited for. */
    private static final Duration START = Duration.ofMinutes(12);

    private static final int STOP_SECONDS = 120;

    private final Map<String, String> pace;
    private final boolean tidiesUp;
    private final Map<Part, Integer> ports = new EnumMap<>(Part.class);
    private final Map<String, String> environment = new HashMap<>();
    private final List<Process> restarted = new ArrayList<>();
    private final Thread stopAtExit = new Thread(this::stop, "stop the pipeline");
    private RunFolder folder = new RunFolder(Path.of("target", "pipeline"));
    private @Nullable Process run;
    private @Nullable PortalApi portal;
    private @Nullable CineCloudStandIn cloud;

    Pipeline() {
        this(PACE, true);
    }

    private Pipeline(Map<String, String> pace, boolean tidiesUp) {
        this.pace = pace;
        this.tidiesUp = tidiesUp;
    }

    /** @param environment of {@code ops/run} */
    static Pipeline withSettings(Map<String, String> environment) {
        return new Pipeline(environment, false);
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        folder = folder.of(context.getRequiredTestClass());
        // Here, and not by ops/run beside the test.
        PackagedPortal.command();
        var script = PackagedPortal.pipelineIn(folder.path());
        settings();
        var builder = new ProcessBuilder(script.toString());
        inherited(builder.environment());
        run = builder.directory(folder.path().toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.output().toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(stopAtExit);
        try {
            awaitAllReady();
        } catch (RuntimeException | Error notReady) {
            folder.printState("did not start");
            stop();
            throw notReady;
        }
        portal = new PortalApi(address(Part.PORTAL), secret("api-token"));
        cloud = new CineCloudStandIn(address(Part.CINE_CLOUD), secret("cine-cloud-token"));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (!Objects.requireNonNull(run).isAlive()) {
            throw new IllegalStateException("ops/run has ended in the midst of the test; someone stopped it");
        }
        if (tidiesUp) {
            startWhatIsDead();
            cloud().repairsAll();
        }
    }

    /** Starts each part that was killed and not started again. */
    void startWhatIsDead() {
        for (var part : Part.values()) {
            if (folder.process(part).isEmpty()) {
                start(part);
            } else {
                awaitReady(part);
            }
        }
    }

    @Override
    public void testFailed(ExtensionContext context, @Nullable Throwable cause) {
        folder.printState(context.getDisplayName() + " failed");
    }

    @Override
    public void afterAll(ExtensionContext context) {
        stop();
        Runtime.getRuntime().removeShutdownHook(stopAtExit);
    }

    /** @return its tickets */
    PortalApi portal() {
        return Objects.requireNonNull(portal);
    }

    /** @return the vendor */
    CineCloudStandIn cloud() {
        return Objects.requireNonNull(cloud);
    }

    /** @return where that part listens */
    String address(Part part) {
        return "http://" + hostAndPort(part);
    }

    /** @return the same as Prometheus names it in the label {@code instance} */
    String hostAndPort(Part part) {
        return "127.0.0.1:" + port(part);
    }

    /** @return what {@code ops/run} keeps in its folder of secrets under that name */
    String secret(String name) {
        return RunFolder.read(folder.data().resolve("secrets").resolve(name)).strip();
    }

    /** Ends a part as a crash does, without a word to it. */
    void kill(Part part) {
        folder.process(part)
                .orElseThrow(() -> new IllegalStateException(part + " does not run"))
                .destroyForcibly();
        await(part + " is gone").atMost(START).until(() -> !LocalPort.isListening(port(part)));
    }

    /** Starts a part again after it was killed, with the script that {@code ops/run} left for that. */
    void start(Part part) {
        var builder = new ProcessBuilder(
                folder.data().resolve("run").resolve(part.file() + ".sh").toString());
        inherited(builder.environment());
        try {
            restarted.add(builder.redirectErrorStream(true)
                    .redirectOutput(
                            ProcessBuilder.Redirect.appendTo(folder.output().toFile()))
                    .start());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        awaitReady(part);
    }

    /** @return where {@code ops/run} works */
    RunFolder folder() {
        return folder;
    }

    private void awaitReady(Part part) {
        var http = new Http(address(part), "");
        await(part + " is ready again")
                .atMost(START)
                .ignoreExceptions()
                .until(() -> !http.get(part.readyPath).isEmpty());
    }

    /** Makes Alertmanager repeat firing alerts at each flush of a group, some seconds apart, instead of once an hour. */
    void letAlertmanagerRepeatItself() {
        var file = folder.data().resolve("conf").resolve("alertmanager.yml");
        var repeating = RunFolder.read(file).replaceAll("(?m)^( *repeat_interval:) .*$", "$1 4s");
        try {
            Files.writeString(file, repeating);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        new Http(address(Part.ALERTMANAGER), "").post("/-/reload");
    }

    /** @return how many webhooks Alertmanager has sent since it started */
    int webhooksSent() {
        return new Http(address(Part.ALERTMANAGER), "")
                .get("/metrics")
                .lines()
                .filter(line -> line.startsWith("alertmanager_notifications_total{integration=\"webhook\"}"))
                .mapToInt(line -> (int) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private void settings() {
        for (var part : Part.values()) {
            int port = LocalPort.free();
            ports.put(part, port);
            environment.put(part.name() + "_PORT", Integer.toString(port));
        }
        environment.put("MAIL_SINK_PORT", Integer.toString(LocalPort.free()));
        environment.putAll(pace);
        environment.put("PORTAL_DATA", folder.data().toString());
        environment.put("PORTAL_APPS", PackagedPortal.APPS.toString());
        environment.put("JAVA_HOME", System.getProperty("java.home"));
    }

    /** What is set for some other portal in the shell that runs the tests must not reach this one. */
    private void inherited(Map<String, String> process) {
        process.keySet()
                .removeIf(name -> name.startsWith("PORTAL_")
                        || name.startsWith("SERVER_")
                        || name.startsWith("SPRING_")
                        || name.startsWith("CINE_CLOUD_")
                        || name.startsWith("OUTSIDE_")
                        || name.startsWith("MONGODB_URI"));
        process.putAll(environment);
    }

    private void awaitAllReady() {
        await("ops/run is up")
                .atMost(START)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    if (!Objects.requireNonNull(run).isAlive()) {
                        throw new IllegalStateException("ops/run ended:\n" + RunFolder.read(folder.output()));
                    }
                    return RunFolder.read(folder.output()).contains("Ctrl-C stops everything");
                });
    }

    private synchronized void stop() {
        if (run == null) {
            return;
        }
        run.destroy();
        try {
            if (!run.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                folder.printState("did not stop");
                run.destroyForcibly();
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
            run.destroyForcibly();
        }
        for (var part : Part.values()) {
            folder.process(part).ifPresent(ProcessHandle::destroyForcibly);
        }
        restarted.forEach(Process::destroyForcibly);
        run = null;
    }

    private int port(Part part) {
        return Objects.requireNonNull(ports.get(part));
    }
}
