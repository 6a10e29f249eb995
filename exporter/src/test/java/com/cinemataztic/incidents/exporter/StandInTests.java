package com.cinemataztic.incidents.exporter;

import static java.net.HttpURLConnection.HTTP_OK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cinemataztic.incidents.exporter.config.ExporterSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The exporter against the stand-in for the vendor's cloud, started as a person starts it. */
class StandInTests {

    private static final Path STAND_IN = Path.of("..", "ops", "cine-cloud", "CineCloud.java");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String FIRST_MACHINE = "02:c1:9e:37:79:b1";

    private Process process;
    private Pages control;

    @BeforeEach
    void start() throws IOException {
        assertThat(STAND_IN)
                .as("the stand-in beside the exporter in the repository")
                .exists();
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder builder = new ProcessBuilder(java, STAND_IN.toString()).redirectErrorStream(true);
        builder.environment().putAll(Map.of("CINE_CLOUD_PORT", "0", "CINE_CLOUD_TOKEN", "s3cret"));
        process = builder.start();
        BufferedReader output = process.inputReader();
        String line = String.valueOf(output.readLine());
        assertThat(line).startsWith("cine-cloud: 700 machines on http://127.0.0.1:");
        control = new Pages(Integer.parseInt(line.substring(line.lastIndexOf(':') + 1)));
    }

    @AfterEach
    void stop() {
        if (process != null) {
            process.destroy();
        }
    }

    @Test
    void pollsAllSevenHundredMachines() throws IOException {
        ExporterSettings settings = ExporterSettings.from(Map.of(
                "EXPORTER_PORT", "0",
                "CINE_CLOUD_URL", "http://127.0.0.1:" + control.port(),
                "CINE_CLOUD_TOKEN", "s3cret",
                "CINE_CLOUD_POLL_INTERVAL", "500ms"));
        try (Exporter exporter = Exporter.start(settings, Clock.systemUTC())) {
            Pages pages = new Pages(exporter.port());
            await().atMost(PATIENCE).until(() -> pages.get("/-/ready").statusCode() == HTTP_OK);
            await().atMost(PATIENCE).until(() -> count(pages, "cine_screen_next_show_timestamp_seconds{") == 700);

            assertThat(count(pages, "cine_machine_up{")).isEqualTo(700);
            assertThat(count(pages, "cine_screen_info{")).isEqualTo(700);
            assertThat(count(pages, "cine_cinema_info{")).isEqualTo(98);
            assertThat(pages.metrics())
                    .contains("cinema_name=\"Ærø Bio\"", "region=\"new-zealand\"", "time_zone=\"Atlantic/Canary\"")
                    .doesNotContain("cine_machine_fault_since_timestamp_seconds{", "cine_exporter_call_errors_total{");

            assertThat(control.post("/control/break?machine=" + FIRST_MACHINE).statusCode())
                    .isEqualTo(HTTP_OK);

            await().atMost(PATIENCE)
                    .until(() -> pages.metrics()
                            .contains("cine_machine_up{cinema_id=\"dk-001\",machine_id=\"" + FIRST_MACHINE
                                    + "\",region=\"denmark\",screen_id=\"s1\"} 0.0"));
            assertThat(count(pages, "cine_machine_fault_since_timestamp_seconds{"))
                    .isEqualTo(1);
        }
    }

    private static long count(Pages pages, String start) {
        return pages.metrics().lines().filter(line -> line.startsWith(start)).count();
    }
}
