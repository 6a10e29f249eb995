package com.cinemataztic.incidents.alerts.web;

import static com.cinemataztic.incidents.alerts.AlertJson.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.alerts.DeadLettersInMemory;
import com.cinemataztic.incidents.alerts.intake.IntakeMetrics;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.ZoneOffset;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.http.HttpStatus;
import org.threeten.extra.MutableClock;

/** Rejections that count as a problem. {@link HeartbeatWebTests} shows that it reaches a running portal. */
class IntakeHealthCheckTests {

    private static final String ALL_REJECTED = "every webhook since 2026-11-23T12:00:00Z was rejected";

    private final MutableClock clock = MutableClock.of(NOON, ZoneOffset.UTC);
    private final IntakeMetrics metrics =
            new IntakeMetrics(new SimpleMeterRegistry(), new DeadLettersInMemory(), clock);
    private final ServerProperties server = new ServerProperties();
    private final IntakeHealthCheck check = new IntakeHealthCheck(server, metrics, clock);

    @Test
    void rejectingEverythingForAMinuteIsAProblem() {
        answered(HttpStatus.SERVICE_UNAVAILABLE, 0);
        answered(HttpStatus.SERVICE_UNAVAILABLE, 59);
        assertThat(check.problem()).isNotEqualTo(ALL_REJECTED);
        answered(HttpStatus.INTERNAL_SERVER_ERROR, 1);
        assertThat(check.problem()).isEqualTo(ALL_REJECTED);
    }

    @Test
    void rejectingSomeIsLoadAndNoProblem() {
        answered(HttpStatus.SERVICE_UNAVAILABLE, 0);
        answered(HttpStatus.OK, 30);
        answered(HttpStatus.SERVICE_UNAVAILABLE, 30);
        assertThat(check.problem()).isNotEqualTo(ALL_REJECTED);
    }

    @Test
    void oldRejectionsAreNoProblem() {
        answered(HttpStatus.SERVICE_UNAVAILABLE, 0);
        answered(HttpStatus.SERVICE_UNAVAILABLE, 90);
        clock.add(Duration.ofMinutes(2));
        assertThat(check.problem()).isNotEqualTo(ALL_REJECTED);
    }

    @Test
    void aPortalThatDoesNotAnswerIsAProblem() {
        assertThat(check.problem()).startsWith("the portal's own webhook does not answer");
    }

    @Test
    void aPortalThatServesTlsItselfIsCalledByHttps(@TempDir Path folder) throws Exception {
        var portal = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        portal.setHttpsConfigurator(new HttpsConfigurator(selfSigned(folder.resolve("keys.p12"))));
        portal.createContext("/actuator/health/liveness", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        portal.start();
        try {
            server.setSsl(new Ssl());
            check.listensOn(portal.getAddress().getPort());
            assertThat(check.problem()).isEmpty();
        } finally {
            portal.stop(0);
        }
    }

    private static SSLContext selfSigned(Path file) throws Exception {
        var password = "changeit";
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var made = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=incidents.example",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        password)
                .start();
        assertThat(made.waitFor()).isZero();
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(KeyStore.getInstance(file.toFile(), password.toCharArray()), password.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private void answered(HttpStatus status, int secondsLater) {
        clock.add(Duration.ofSeconds(secondsLater));
        metrics.answered(status.value());
    }
}
