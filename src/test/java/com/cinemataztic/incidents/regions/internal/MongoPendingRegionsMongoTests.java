package com.cinemataztic.incidents.regions.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.platform.TempStore;
import com.cinemataztic.incidents.regions.PendingRegion;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.store.conformance.ShapeRecorder;
import com.mongodb.client.model.InsertOneOptions;
import java.time.Instant;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoPendingRegionsMongoTests {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final RegionId SWEDEN = new RegionId("sweden");

    @RegisterExtension
    final TempStore store = new TempStore();

    @Test
    void countsDismissesAndRemovesAndSurvivesARestart() {
        var regions = new MongoPendingRegions(store.documents());
        regions.dismiss(SWEDEN);
        assertThat(regions.all()).isEmpty();
        regions.add(SWEDEN, NOON, NOON, 1);
        regions.add(SWEDEN, NOON.plusSeconds(9), NOON.plusSeconds(60), 2);
        store.restart();
        regions = new MongoPendingRegions(store.documents());
        assertThat(regions.all()).containsExactly(new PendingRegion(SWEDEN, NOON, NOON.plusSeconds(60), 3, false));
        regions.dismiss(SWEDEN);
        regions.add(SWEDEN, NOON, NOON.plusSeconds(90), 1);
        assertThat(regions.all()).containsExactly(new PendingRegion(SWEDEN, NOON, NOON.plusSeconds(90), 4, true));
        regions.remove(SWEDEN);
        assertThat(regions.all()).isEmpty();
    }

    @Test
    void anUnreadableOneDoesNotHideTheOthers() {
        var regions = new MongoPendingRegions(store.documents());
        regions.add(SWEDEN, NOON, NOON, 1);
        store.database()
                .getCollection("pendingRegions")
                .insertOne(
                        new Document("_id", "broken").append("alerts", "many"),
                        new InsertOneOptions().comment(ShapeRecorder.BY_A_TEST));
        assertThat(regions.all()).extracting(PendingRegion::id).containsExactly(SWEDEN);
    }
}
