package com.cinemataztic.incidents.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.support.RawConnection;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** A sender that is never silent for long, and never finishes. */
@PortalTest
@TestPropertySource(properties = "portal.requests.body-timeout=2s")
@Timeout(300)
class BodyTimeoutWebTests {

    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final String WEBHOOK = "POST /api/alertmanager/webhook HTTP/1.1\r\nHost: portal\r\n";
    private static final String TOKEN = "Authorization: Bearer " + PortalTest.WEBHOOK_TOKEN + "\r\n";

    @LocalServerPort
    int port;

    @ParameterizedTest
    @ValueSource(
            strings = {
                WEBHOOK + TOKEN + "Content-Length: 5000\r\n\r\n",
                WEBHOOK + "Content-Length: 5000\r\n\r\n",
                WEBHOOK + "Authorization: Bearer wrong\r\nContent-Length: 5000\r\n\r\n",
                "POST /login HTTP/1.1\r\nHost: portal\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                        + "Content-Length: 5000\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: portal\r\nContent-Length: 5000\r\n\r\n"
            })
    void aBodyThatArrivesByteByByteIsCutOff(String head) {
        try (var slow = new RawConnection(port).send(head)) {
            var sender = Thread.ofVirtual().start(() -> sendSlowly(slow));
            assertThat(slow.isClosedWithin(LIMIT)).isTrue();
            sender.interrupt();
        }
    }

    @Test
    void theSenderOfASlowBodyIsAnswered408() {
        try (var slow = new RawConnection(port).send(WEBHOOK + TOKEN + "Content-Length: 5000\r\n\r\n")) {
            var sender = Thread.ofVirtual().start(() -> sendSlowly(slow));
            assertThat(slow.status()).isEqualTo(408);
            sender.interrupt();
        }
    }

    @Test
    void aConnectionIsUsedAgainAfterABodyThatWasNotRead() {
        try (var connection = new RawConnection(port)) {
            connection.send(WEBHOOK + "Content-Length: 5\r\n\r\n12345");
            assertThat(connection.status()).isEqualTo(401);
            connection.send("GET /actuator/health/liveness HTTP/1.1\r\nHost: portal\r\nConnection: close\r\n\r\n");
            assertThat(connection.remaining()).contains("HTTP/1.1 200");
        }
    }

    private static void sendSlowly(RawConnection connection) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
                connection.send("x");
            }
        } catch (UncheckedIOException closed) {
            // Which is what the test waits for.
        }
    }
}
