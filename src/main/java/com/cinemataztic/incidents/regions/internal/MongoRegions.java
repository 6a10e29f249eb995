package com.cinemataztic.incidents.regions.internal;

import static com.mongodb.client.model.Filters.eq;

import com.cinemataztic.incidents.regions.Region;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.regions.Regions;
import com.cinemataztic.incidents.store.Mongo;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.springframework.stereotype.Repository;

@Repository
class MongoRegions implements Regions {

    private final MongoCollection<Document> regions;

    MongoRegions(MongoDatabase database) {
        this.regions = database.getCollection("regions");
    }

    @Override
    public List<Region> all() {
        return Mongo.ask(
                "read the regions", () -> regions.find().map(MongoRegions::read).into(new ArrayList<>()));
    }

    @Override
    public void addIfAbsent(Region region) {
        var firstWord = new Document("code", region.code())
                .append("name", region.name())
                .append("zone", region.zone().getId());
        Mongo.ask(
                "keep a region",
                () -> regions.updateOne(
                        eq("_id", region.id().value()),
                        new Document("$setOnInsert", firstWord),
                        new UpdateOptions().upsert(true)));
    }

    private static Region read(Document document) {
        return new Region(
                new RegionId(document.getString("_id")),
                document.getString("code"),
                document.getString("name"),
                ZoneId.of(document.getString("zone")));
    }
}
