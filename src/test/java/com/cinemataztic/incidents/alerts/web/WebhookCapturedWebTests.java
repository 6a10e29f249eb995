package com.cinemataztic.incidents.alerts.web;

import static com.cinemataztic.incidents.alerts.AlertJson.body;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.support.Payloads;
import com.cinemataztic.incidents.support.PortalTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** The captured webhooks, in any order. */
@PortalTest
@DirtiesContext
@TestPropertySource(properties = {"portal.tickets.snooze=1ms", "portal.tickets.least-snooze=1ms"})
class WebhookCapturedWebTests {

    private final WebhookClient client;

    WebhookCapturedWebTests(@LocalServerPort int port) {
        this.client = new WebhookClient(port);
    }

    @Test
    void theWholeCapturedSetTwiceInAnyOrderOpensTheSameKeysAndNoneTwice() {
        var expected = new TreeSet<String>();
        for (int seed = 1; seed <= 3; seed++) {
            var world = "seed" + seed + "-";
            var bodies = new ArrayList<byte[]>();
            for (var name : Payloads.names()) {
                var body = inItsOwnWorld(Payloads.text(name), world);
                bodies.add(body);
                bodies.add(body);
            }
            Collections.shuffle(bodies, new Random(seed));
            try (var threads = Executors.newFixedThreadPool(4)) {
                var answers = bodies.stream()
                        .map(body -> CompletableFuture.supplyAsync(() -> client.post(body), threads))
                        .toList();
                assertThat(answers)
                        .allSatisfy(answer -> assertThat(answer.join().status()).isEqualTo(200));
            }
            var keys = client.tickets("").stream()
                    .map(ticket -> ticket.path("key").asString(""))
                    .filter(key -> key.contains(world))
                    .map(key -> key.replace(world, ""))
                    .toList();
            assertThat(keys).doesNotHaveDuplicates().contains("1|machine-down|C001/S1");
            if (seed == 1) {
                expected.addAll(keys);
                assertThat(expected).hasSizeGreaterThan(250);
            }
            assertThat(new TreeSet<>(keys)).isEqualTo(expected);
        }
    }

    /** The same alerts about other cinemas, machines and hosts, so that each order finds none of the one before. */
    private static byte[] inItsOwnWorld(String body, String world) {
        return body.replace("\"cinema_id\":\"", "\"cinema_id\":\"" + world)
                .replace("\"machine_id\":\"", "\"machine_id\":\"" + world)
                .replace("\"instance\":\"", "\"instance\":\"" + world)
                .replace("\"fingerprint\":\"", "\"fingerprint\":\"" + world)
                .getBytes(StandardCharsets.UTF_8);
    }
}
