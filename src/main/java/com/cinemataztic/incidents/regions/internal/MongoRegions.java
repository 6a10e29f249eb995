package com.cinemataztic.incidents.regions.internal;

import com.cinemataztic.incidents.regions.Region;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.regions.Regions;
import com.cinemataztic.incidents.store.Mongo;
import com.cinemataztic.incidents.store.documents.SchemaVersion;
import com.cinemataztic.incidents.store.documents.StoredCollection;
import com.cinemataztic.incidents.store.documents.StoredDocuments;
import java.util.List;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

@Repository
class MongoRegions implements Regions {

    private final StoredCollection<RegionDocument> regions;

    MongoRegions(StoredDocuments documents) {
        this.regions = documents.of(RegionDocument.class);
    }

    @Override
    public List<Region> all() {
        return Mongo.ask("read the regions", () -> regions.all(RegionDocument::toRegion));
    }

    @Override
    public boolean addIfAbsent(Region region) {
        var firstWord = new Update()
                .setOnInsert("code", region.code())
                .setOnInsert("name", region.name())
                .setOnInsert("zone", region.zone())
                .setOnInsert(SchemaVersion.FIELD, RegionDocument.VERSION);
        return Mongo.ask(
                                "keep a region",
                                () -> regions.template()
                                        .upsert(
                                                StoredCollection.withId(
                                                        region.id().value()),
                                                firstWord,
                                                RegionDocument.class))
                        .getMatchedCount()
                == 0;
    }

    @Override
    public boolean setCode(RegionId id, String code) {
        var withoutCode = StoredCollection.withId(id.value())
                .addCriteria(Criteria.where("code").is(Region.UNKNOWN_CODE));
        return Mongo.ask(
                                "set the code of a region",
                                () -> regions.template()
                                        .updateFirst(withoutCode, Update.update("code", code), RegionDocument.class))
                        .getMatchedCount()
                > 0;
    }
}
