package com.cinemataztic.incidents.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cinemataztic.incidents.platform.TempStore;
import com.mongodb.client.MongoClients;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.health.contributor.Status;

/** What readiness says of the store. */
class DatabaseHealthTests {

    @RegisterExtension
    final TempStore store = TempStore.embedded();

    @Test
    void aDatabaseThatAnswersIsUpWhateverElseItsServerHolds() {
        var health = new DatabaseHealth(store.database());
        // The first connection of a busy machine may take longer than the portal waits for it.
        await().until(() -> health.health().getStatus().equals(Status.UP));
    }

    @Test
    void aServerThatIsGoneIsDown() {
        store.stopServer();

        assertThat(new DatabaseHealth(store.database()).health().getStatus()).isEqualTo(Status.DOWN);
    }

    @Test
    void aServerThatHangsIsDownWithinThreeSeconds() throws Exception {
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                var client = MongoClients.create("mongodb://127.0.0.1:" + silent.getLocalPort())) {
            var health = new DatabaseHealth(client.getDatabase("incidents"));
            var asked = Instant.now();

            assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
            // The driver's own limit is half a minute.
            assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(20));
        }
    }
}
