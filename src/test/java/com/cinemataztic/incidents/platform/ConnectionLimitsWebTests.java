package com.cinemataztic.incidents.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.support.BrowserSession;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.support.RawConnection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** A sender that stops in the middle of a request is disconnected, and the next one gets the place. */
@PortalTest
@DirtiesContext
@TestPropertySource(properties = "server.tomcat.max-connections=" + ConnectionLimitsWebTests.MOST)
@Timeout(300)
class ConnectionLimitsWebTests {

    static final int MOST = 60;

    private static final Duration LET_GO = Duration.ofMinutes(1);
    private static final String WEBHOOK = "POST /api/alertmanager/webhook HTTP/1.1";
    private static final String TOKEN = "Authorization: Bearer " + PortalTest.WEBHOOK_TOKEN;

    @LocalServerPort
    int port;

    @Test
    void halfOfARequestDoesNotHoldAConnection() {
        List<RawConnection> halves = List.of(
                connection(),
                connection().send("GET / HT"),
                connection().sendLines("GET / HTTP/1.1", "Host: portal"),
                connection().sendLines(WEBHOOK, "Host: portal", "Content-Length: 5000", "", "{"),
                connection().sendLines(WEBHOOK, "Host: portal", TOKEN, "Content-Length: 5000", "", "{"),
                connection().sendLines(WEBHOOK, "Host: portal", TOKEN, "Transfer-Encoding: chunked", "", "1", "{"),
                connection().sendLines("POST /login HTTP/1.1", "Host: portal", "Content-Length: 5000", "", "u"));
        try {
            assertThat(halves).allMatch(connection -> connection.isClosedWithin(LET_GO));
        } finally {
            halves.forEach(RawConnection::close);
        }
    }

    @Test
    void manyHalvesDoNotKeepOthersOut() {
        var halves = Stream.generate(() -> connection().send("GET /login HTTP/1.1\r\n"))
                .limit(MOST + 2)
                .toList();
        try (var next = connection().sendLines("GET /actuator/health/liveness HTTP/1.1", "Host: portal", "")) {
            assertThat(next.status()).isEqualTo(200);
        } finally {
            halves.forEach(RawConnection::close);
        }
    }

    @Test
    void aLongBodyOverASlowLineIsTaken() {
        var chunk = " ".repeat(512 * 1024).getBytes(StandardCharsets.US_ASCII);
        var alerts = "{\"version\":\"4\",\"status\":\"firing\",\"alerts\":[]}";
        try (var slow = connection()
                .sendLines(
                        WEBHOOK, "Host: portal", TOKEN, "Content-Length: " + (15 * chunk.length + alerts.length()), "")
                .send(alerts)) {
            for (int i = 0; i < 15; i++) {
                // All in all longer than silence is borne with, but never silent for so long.
                LockSupport.parkNanos(Duration.ofMillis(800).toNanos());
                slow.send(chunk, 0, chunk.length);
            }
            assertThat(slow.status()).isEqualTo(200);
        }
    }

    @Test
    void theIconIsThereBeforeAnybodySignsIn() {
        var visitor = new BrowserSession(port);
        var asked = visitor.get("/favicon.ico");
        assertThat(asked.statusCode()).isEqualTo(302);
        assertThat(asked.headers().firstValue("Location")).hasValue("styles/favicon.svg");
        var icon = visitor.get("/styles/favicon.svg");
        assertThat(icon.statusCode()).isEqualTo(200);
        assertThat(icon.headers().firstValue("Content-Type")).hasValue("image/svg+xml");
        assertThat(visitor.id()).isEmpty();
        assertThat(visitor.get("/login").body()).contains("href=\"styles/favicon.svg\"");
    }

    private RawConnection connection() {
        return new RawConnection(port);
    }
}
