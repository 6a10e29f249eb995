package com.cinemataztic.incidents.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cinemataztic.incidents.PortalApplication;
import com.cinemataztic.incidents.support.Chromium;
import com.cinemataztic.incidents.support.LocalPort;
import com.cinemataztic.incidents.support.PortalTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A page that stays open while its portal is killed and started again on the same data. */
@Tag("browser")
class RestartBrowserTests {

    private static final String ALERT = """
            {"version": "4", "alerts": [{"status": "firing", "labels": {"alertname": "HostDown", "severity": "critical",
             "instance": "host-%d"}, "startsAt": "2026-11-23T12:00:00Z", "endsAt": "0001-01-01T00:00:00Z",
             "fingerprint": "%016x"}]}""";

    private static final Duration LONG = Duration.ofMinutes(3);

    private final int port = LocalPort.free();
    private final HttpClient http = HttpClient.newHttpClient();
    private @Nullable Process portal;

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        kill();
        http.close();
    }

    @Test
    void anOpenPageSaysThatItIsDisconnectedAndThenShowsWhatIsTrue() throws Exception {
        start();
        report(1);
        try (var window = new Chromium("http://127.0.0.1:" + port, false).signIn("admin", PortalTest.ADMIN_PASSWORD)) {
            await().atMost(LONG).untilAsserted(() -> assertThat(title(window)).startsWith("(1 ▲) "));
            kill();
            await().atMost(LONG).until(() -> window.text().contains("No contact with the portal"));
            assertThat(title(window)).startsWith("(?) ");
            window.screenshot("frame-disconnected");
            start();
            report(2);
            // The sign-in was in the memory of the portal that was killed.
            await().atMost(LONG)
                    .ignoreExceptions()
                    .until(() -> window.script("return document.querySelector('vaadin-login-form') !== null")
                            .equals("true"));
            window.signIn("admin", PortalTest.ADMIN_PASSWORD);
            await().atMost(LONG).untilAsserted(() -> assertThat(title(window)).startsWith("(2 ▲) "));
            window.awaitText("host-2");
            assertThat(window.text()).doesNotContain("No contact with the portal");
        }
    }

    private static String title(Chromium window) {
        return window.script("return document.title");
    }

    private void start() throws IOException {
        var program = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                PortalApplication.class.getName(),
                "--server.port=" + port);
        program.environment().keySet().removeIf(name -> name.startsWith("PORTAL_"));
        program.environment().put("PORTAL_DATA", folder.toString());
        program.environment().put("PORTAL_WEBHOOK_TOKEN", PortalTest.WEBHOOK_TOKEN);
        program.environment().put("PORTAL_ALERTS_ASK_EVERY", "500ms");
        // Nothing monitors it, and a slow run must not count a ticket about that.
        program.environment().put("PORTAL_ALERTS_WATCHDOG_SILENCE", "1d");
        program.environment().put("PORTAL_ADMIN_PASSWORD", PortalTest.ADMIN_PASSWORD);
        portal = program.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("portal.log").toFile()))
                .start();
        await().atMost(Duration.ofMinutes(4))
                .ignoreExceptions()
                .until(() -> http.send(
                                        HttpRequest.newBuilder(address("/actuator/health/readiness"))
                                                .build(),
                                        BodyHandlers.discarding())
                                .statusCode()
                        == 200);
    }

    private void kill() {
        var running = portal;
        if (running != null) {
            running.destroyForcibly().onExit().join();
        }
    }

    private void report(int host) throws Exception {
        Watchdog.beat(port);
        Watchdog.send(port, ALERT.formatted(host, host));
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }
}
