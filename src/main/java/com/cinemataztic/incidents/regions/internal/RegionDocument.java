package com.cinemataztic.incidents.regions.internal;

import com.cinemataztic.incidents.regions.Region;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.store.documents.SchemaVersion;
import java.time.ZoneId;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.MongoId;

/** A region as stored, by its id. */
@Document("regions")
@SchemaVersion(RegionDocument.VERSION)
record RegionDocument(@MongoId String id, String code, String name, ZoneId zone) {

    static final int VERSION = 1;

    Region toRegion() {
        return new Region(new RegionId(id), code, name, zone);
    }
}
