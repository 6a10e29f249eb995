package com.cinemataztic.incidents.exporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.awaitility.Awaitility.await;

import com.cinemataztic.incidents.exporter.config.ExporterSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What Prometheus's own linter says of the page, with everything on it that can be. */
class PromtoolTests {

    @Test
    void findsNothingToComplainAbout() throws Exception {
        try (FakeVendor vendor = new FakeVendor().hasASmallFleet();
                Exporter exporter = Exporter.start(
                        new ExporterSettings("127.0.0.1", 0, vendor.settings(Duration.ofSeconds(30))),
                        Clock.systemUTC())) {
            vendor.says("/api/v1/machines/m1/status", """
                    {"machineId":"m1","online":false,"offlineSince":"2026-03-01T00:00:00Z","lastSeen":"2026-03-01T00:00:00Z",
                     "resolution":{"wanted":"1920x1080","actual":"1280x720"},"display":{"connected":false},
                     "downloads":[{"downloadId":"a\\"}","name":"\\"\\\\\\n{}=\\u0007 🎬","state":"failed","progressPercent":3,
                       "error":{"code":"x","message":"# HELP cine_machine_up\\nup 1"}}],
                     "disk":{"totalBytes":2,"freeBytes":1},"temperatureCelsius":-3.5}""");
            vendor.says("/api/v1/cinemas/dk-001/screens/s1/shows?hours=72", """
                    {"shows":[{"startsAt":"2000-01-01T00:00:00Z","endsAt":"2999-01-01T00:00:00Z"},
                              {"startsAt":"2999-01-01T17:00:00Z","endsAt":"2999-01-01T17:20:00Z"}]}""");
            vendor.says("/api/v1/machines/m2/status", "nonsense");
            Pages pages = new Pages(exporter.port());
            await().until(() -> Stream.of(
                            "cine_machine_download_info{", "cine_screen_current_show_end", "reason=\"malformed\"")
                    .allMatch(pages.metrics()::contains));

            Process promtool = new ProcessBuilder(promtool(), "check", "metrics")
                    .redirectErrorStream(true)
                    .start();
            try (OutputStream in = promtool.getOutputStream()) {
                in.write(pages.metrics().getBytes(StandardCharsets.UTF_8));
            }
            String said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(said).isEmpty();
            assertThat(promtool.waitFor()).isZero();
        }
    }

    private static String promtool() throws IOException {
        List<String> folders = List.of((System.getenv("PATH") + ":/usr/local/bin:/usr/sbin").split(":"));
        for (String folder : folders) {
            Path program = Path.of(folder, "promtool");
            if (Files.isExecutable(program)) {
                return program.toString();
            }
        }
        return fail("promtool is not installed. On Debian or Ubuntu:"
                + " apt-get install --no-install-recommends prometheus (its service need not run)");
    }
}
