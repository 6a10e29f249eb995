package com.cinemataztic.incidents.regions.internal;

import com.cinemataztic.incidents.regions.PendingRegion;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.store.documents.SchemaVersion;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.MongoId;

/** A pending region as stored, by its id. */
@Document("pendingRegions")
@SchemaVersion(PendingRegionDocument.VERSION)
record PendingRegionDocument(
        @MongoId String id,
        Instant firstAt,
        Instant lastAt,
        long alerts,
        @Nullable Boolean dismissed) {

    static final int VERSION = 1;

    PendingRegion toPendingRegion() {
        return new PendingRegion(new RegionId(id), firstAt, lastAt, alerts, Boolean.TRUE.equals(dismissed));
    }
}
