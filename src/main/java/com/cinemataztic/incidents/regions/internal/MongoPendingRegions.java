package com.cinemataztic.incidents.regions.internal;

import com.cinemataztic.incidents.regions.PendingRegion;
import com.cinemataztic.incidents.regions.PendingRegions;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.store.Mongo;
import com.cinemataztic.incidents.store.documents.SchemaVersion;
import com.cinemataztic.incidents.store.documents.StoredCollection;
import com.cinemataztic.incidents.store.documents.StoredDocuments;
import java.time.Instant;
import java.util.List;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

@Repository
class MongoPendingRegions implements PendingRegions {

    private static final String DISMISSED = "dismissed";

    private final StoredCollection<PendingRegionDocument> regions;

    MongoPendingRegions(StoredDocuments documents) {
        this.regions = documents.of(PendingRegionDocument.class);
    }

    @Override
    public List<PendingRegion> all() {
        return Mongo.ask("read the pending regions", () -> regions.all(PendingRegionDocument::toPendingRegion));
    }

    @Override
    public void add(RegionId id, Instant firstAt, Instant lastAt, long alerts) {
        var update = new Update()
                .setOnInsert("firstAt", firstAt)
                .setOnInsert(DISMISSED, false)
                .setOnInsert(SchemaVersion.FIELD, PendingRegionDocument.VERSION)
                .set("lastAt", lastAt)
                .inc("alerts", alerts);
        Mongo.ask(
                "add to a pending region",
                () -> regions.template()
                        .upsert(StoredCollection.withId(id.value()), update, PendingRegionDocument.class));
    }

    @Override
    public void dismiss(RegionId id) {
        Mongo.ask(
                "dismiss a pending region",
                () -> regions.template()
                        .updateFirst(
                                StoredCollection.withId(id.value()),
                                Update.update(DISMISSED, true),
                                PendingRegionDocument.class));
    }

    @Override
    public void remove(RegionId id) {
        Mongo.ask("remove a pending region", () -> regions.remove(id.value()));
    }
}
