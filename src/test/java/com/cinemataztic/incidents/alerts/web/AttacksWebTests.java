package com.cinemataztic.incidents.alerts.web;

import static com.cinemataztic.incidents.alerts.AlertJson.body;
import static com.cinemataztic.incidents.alerts.AlertJson.firing;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.support.BrowserSession;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.support.RawConnection;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whoever reaches the address, and whoever holds a token, keeps no alert from becoming a ticket. */
@PortalTest
@Timeout(300)
class AttacksWebTests {

    private static final String FORM = "Content-Type: application/x-www-form-urlencoded\r\n";
    private static final String JSON = "Content-Type: application/json\r\n";
    private static final String API = "Authorization: Bearer " + PortalTest.API_TOKEN + "\r\n";
    private static final String WRONG = "Authorization: Bearer wrong\r\n";
    private static final int ATTACKERS = 400;
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int WEBHOOKS = 25;
    private static final AtomicInteger SENT = new AtomicInteger();

    private final int port;
    private final WebhookClient client;
    private final MeterRegistry meters;

    AttacksWebTests(@LocalServerPort int port, @Autowired MeterRegistry meters) {
        this.port = port;
        this.meters = meters;
        this.client = new WebhookClient(port);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PUT /",
                "PATCH /",
                "DELETE /x",
                "GET /",
                "POST /nowhere",
                "POST /login",
                "POST /take/x",
                "PUT /api/tickets",
                "POST /api/nowhere",
                "POST /api/tickets",
                "PUT /api/alertmanager/webhook"
            })
    void aBodyThatIsTooLongIsRejectedBeforeAByteOfItArrived(String request) {
        try (var attacker = attacker(request, FORM, "Content-Length: 8000000\r\n")) {
            assertThat(attacker.status()).isEqualTo(413);
        }
    }

    @Test
    void rejectedRequestsAreCountedByClassAndStatus() {
        var before = rejected("strangers", "413");
        try (var attacker = attacker("POST /nowhere", FORM, "Content-Length: 8000000\r\n")) {
            assertThat(attacker.status()).isEqualTo(413);
        }
        assertThat(rejected("strangers", "413")).isEqualTo(before + 1);
    }

    private double rejected(String of, String status) {
        var counter = meters.find("portal.requests.rejected")
                .tags("class", of, "status", status)
                .counter();
        return counter == null ? 0 : counter.count();
    }

    @Test
    void aBodyOfUnknownLengthBreaksOffAtItsLimit() {
        try (var attacker = attacker("POST /login", FORM, "Transfer-Encoding: chunked\r\n")) {
            for (int kibibytes = 0; kibibytes <= 64; kibibytes += 4) {
                attacker.send("1000\r\n" + "a&".repeat(2048) + "\r\n");
            }
            assertThat(attacker.status()).isEqualTo(413);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /login|" + FORM,
                "POST /take/x|" + FORM,
                "POST /|" + JSON,
                "POST /VAADIN/x|" + JSON,
                "POST /api/tickets|" + JSON,
                "POST /api/tickets|" + JSON + API,
                "POST /graphql|" + JSON + API,
                "POST /api/alertmanager/webhook|" + JSON,
                "POST /api/alertmanager/webhook|" + JSON + WRONG,
                "POST /api/alertmanager/webhook|" + JSON + API
            })
    void slowBodiesTakeThePlaceOfNoWebhookAndOfNoPage(String request) {
        var head = request.split("\\|");
        var person = new BrowserSession(port).login("admin", PortalTest.ADMIN_PASSWORD);
        var attackers = new ArrayList<RawConnection>();
        for (int i = 0; i < ATTACKERS; i++) {
            attackers.add(attacker(head[0], head[1], "Content-Length: 5000\r\n"));
        }
        var sender = Thread.ofVirtual().start(() -> trickle(attackers));
        try {
            assertThat(webhooks()).containsOnly(200);
            assertThat(person.get("/").statusCode()).isEqualTo(200);
            assertThat(person.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
        } finally {
            sender.interrupt();
            attackers.forEach(RawConnection::close);
        }
    }

    @Test
    void slowHeadersTakeThePlaceOfNoWebhook() {
        var attackers = new ArrayList<RawConnection>();
        try {
            for (int i = 0; i < ATTACKERS; i++) {
                attackers.add(new RawConnection(port).send("POST /api/alertmanager/webhook HTTP/1.1\r\nHost: po"));
            }
            assertThat(webhooks()).containsOnly(200);
        } finally {
            attackers.forEach(RawConnection::close);
        }
    }

    /** @return the statuses of webhooks that were sent at once */
    private List<Integer> webhooks() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, WEBHOOKS)
                    .mapToObj(_ -> body(firing("attacked-" + SENT.incrementAndGet())))
                    .map(webhook -> threads.submit(() -> client.post(webhook).status()))
                    .toList();
            var statuses = new ArrayList<Integer>();
            for (var answer : answers) {
                statuses.add(answer.get(1, TimeUnit.MINUTES));
            }
            return statuses;
        } catch (ExecutionException | InterruptedException | TimeoutException broken) {
            throw new IllegalStateException("a webhook got no answer", broken);
        }
    }

    private RawConnection attacker(String request, String... headers) {
        return new RawConnection(port)
                .send(request + " HTTP/1.1\r\nHost: portal\r\n" + String.join("", headers) + "\r\n");
    }

    /** Never silent for long, and never at an end: as slow as it can be without being cut off for its silence. */
    private static void trickle(List<RawConnection> connections) {
        while (!Thread.currentThread().isInterrupted()) {
            for (var connection : connections) {
                try {
                    connection.send("x");
                } catch (UncheckedIOException rejected) {
                    // Which most of them are.
                }
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}
