package com.cinemataztic.incidents.exporter;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The exporter as a process, started as a person starts it. */
class MainTests {

    private static final Duration TIME_LIMIT = Duration.ofSeconds(60);

    private final List<Process> processes = new ArrayList<>();

    @AfterEach
    void stop() {
        processes.forEach(Process::destroyForcibly);
    }

    @Test
    void tellsItsSettingsWhenAskedForHelp() throws Exception {
        Process process = run(Map.of(), "--help");

        assertThat(text(process)).contains("--config FILE", "CINE_CLOUD_URL", "EXPORTER_CONFIG_FILE", "/-/ready");
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void refusesToStartAndNamesTheKeyThatIsWrong(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("conf"), "CINE_CLOUD_URL=http://127.0.0.1:1\nEXPORTER_PROT=1\n");

        Process process = run(Map.of("CINE_CLOUD_TOKEN", "s3cret"), "--config", file.toString());

        assertThat(text(process))
                .startsWith("exporter: EXPORTER_PROT is no setting")
                .doesNotContain("s3cret");
        assertThat(process.waitFor()).isEqualTo(2);
    }

    @Test
    void takesOverAChangedFileAndStopsOnATermSignalWithoutEverTellingTheToken(@TempDir Path folder) throws Exception {
        int port = freePort();
        Path token = Files.writeString(folder.resolve("token"), "t0psecret\n");
        try (FakeVendor vendor = new FakeVendor().hasASmallFleet()) {
            String settings = "CINE_CLOUD_URL=" + vendor.settings(TIME_LIMIT).url() + "\nCINE_CLOUD_TOKEN_FILE=" + token
                    + "\nCINE_CLOUD_POLL_INTERVAL=100ms\nEXPORTER_PORT=" + port + "\n";
            Path file = Files.writeString(folder.resolve("conf"), settings);
            Process process = run(Map.of(), "--config", file.toString());
            Pages pages = new Pages(port);
            await().atMost(TIME_LIMIT)
                    .ignoreExceptions()
                    .until(() -> pages.get("/-/ready").statusCode() == 200);
            assertThat(vendor.lastHeader("Authorization")).contains("Bearer t0psecret");

            Files.writeString(token, "n3wsecret\n");
            await().atMost(TIME_LIMIT)
                    .until(() -> vendor.lastHeader("Authorization").orElse("").equals("Bearer n3wsecret"));
            Files.writeString(file, settings + "CINE_CLOUD_CONCURRENCY=none\n");
            await().atMost(TIME_LIMIT)
                    .until(() ->
                            pages.metrics().contains("cine_exporter_config_reloads_total{result=\"failure\"} 1.0"));

            // By its handle: else the pipe with what it says is closed as well.
            process.toHandle().destroy();
            assertThat(process.waitFor(30, SECONDS)).isTrue();
            assertThat(text(process))
                    .contains("listening on", "new settings", "CINE_CLOUD_CONCURRENCY must be")
                    .doesNotContain("t0psecret", "n3wsecret");
            assertThat(pages.metricsOrNothing()).isEmpty();
        }
    }

    private Process run(Map<String, String> environment, String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(key -> key.startsWith("CINE_CLOUD_") || key.startsWith("EXPORTER_"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        processes.add(process);
        return process;
    }

    private static String text(Process process) throws IOException {
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            return String.join("\n", reader.lines().toList());
        }
    }

    /** Below the range from which connections take their own end's port: none takes it before the exporter does. */
    private static int freePort() {
        while (true) {
            try (ServerSocket socket =
                    new ServerSocket(ThreadLocalRandom.current().nextInt(20_000, 32_000))) {
                return socket.getLocalPort();
            } catch (IOException inUse) {
                // The next one, then.
            }
        }
    }
}
