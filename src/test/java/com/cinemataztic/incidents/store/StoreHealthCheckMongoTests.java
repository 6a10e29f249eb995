package com.cinemataztic.incidents.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cinemataztic.incidents.platform.TempStore;
import com.cinemataztic.incidents.store.conformance.ShapeRecorder;
import com.cinemataztic.incidents.support.GoldenDocuments;
import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.InsertManyOptions;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreHealthCheckMongoTests {

    @RegisterExtension
    final TempStore store = new TempStore();

    @Test
    void aWorkingStoreHasNoProblemAndCountsEachCheck() {
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
    void aStoreThatDoesNotAnswerIsAProblem() {
        var nowhere = MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString("mongodb://127.0.0.1:1"))
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(200, TimeUnit.MILLISECONDS))
                .build();
        try (var client = MongoClients.create(nowhere)) {
            assertThat(new StoreHealthCheck(client.getDatabase("incidents")).problem())
                    .startsWith("write the heartbeat: ");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void theHeartbeatOfAnEarlierVersionIsCountedOn(int version) {
        store.database()
                .getCollection("vitalSigns")
                .insertMany(
                        GoldenDocuments.of(version, "vitalSigns"),
                        new InsertManyOptions().comment(ShapeRecorder.BY_A_TEST));
        var before = writes();
        await().until(() -> new StoreHealthCheck(store.database()).problem().isEmpty());
        assertThat(writes()).isGreaterThan(before);
    }

    @Test
    void aNewHeartbeatHasTheFieldsOfTheGoldenOne() {
        await().until(() -> new StoreHealthCheck(store.database()).problem().isEmpty());
        assertThat(stored().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        GoldenDocuments.of(2, "vitalSigns").getFirst().keySet());
    }

    private long writes() {
        return stored().getLong("writes");
    }

    private Document stored() {
        return Objects.requireNonNull(store.database()
                .getCollection("vitalSigns")
                .find(new Document("_id", "heartbeat"))
                .comment(ShapeRecorder.BY_A_TEST)
                .first());
    }
}
