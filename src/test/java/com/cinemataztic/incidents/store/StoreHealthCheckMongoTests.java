package com.cinemataztic.incidents.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cinemataztic.incidents.platform.TempStore;
import com.cinemataztic.incidents.store.conformance.ShapeRecorder;
import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClients;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StoreHealthCheckMongoTests {

    @RegisterExtension
    final TempStore store = new TempStore();

    @Test
    void aStoreThatKeepsWhatItIsGivenIsWellAndHoldsOneDocumentMore() {
        var one = new StoreHealthCheck(store.database());
        var other = new StoreHealthCheck(store.database());
        // The first connection of a busy machine may take longer than the portal waits for it.
        await().until(() -> one.problem().isEmpty());
        var before = writes();
        for (int i = 0; i < 3; i++) {
            assertThat(one.problem()).isEmpty();
            assertThat(other.problem()).isEmpty();
        }
        assertThat(writes()).isEqualTo(before + 6);
    }

    @Test
    void aStoreThatDoesNotAnswerAils() {
        var nowhere = MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString("mongodb://127.0.0.1:1"))
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(200, TimeUnit.MILLISECONDS))
                .build();
        try (var client = MongoClients.create(nowhere)) {
            assertThat(new StoreHealthCheck(client.getDatabase("incidents")).problem())
                    .startsWith("write a vital sign: ");
        }
    }

    private long writes() {
        var kept = store.database()
                .getCollection("vitalSigns")
                .find(new Document("_id", "heartbeat"))
                .comment(ShapeRecorder.BY_A_TEST)
                .first();
        return Objects.requireNonNull(kept).getLong("writes");
    }
}
