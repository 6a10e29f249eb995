package com.cinemataztic.incidents.regions.internal;

import static com.mongodb.client.model.Filters.eq;

import com.cinemataztic.incidents.regions.PendingRegion;
import com.cinemataztic.incidents.regions.PendingRegions;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.store.Mongo;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.springframework.stereotype.Repository;

@Repository
class MongoPendingRegions implements PendingRegions {

    private static final String ID = "_id";
    private static final String FIRST_AT = "firstAt";
    private static final String LAST_AT = "lastAt";
    private static final String ALERTS = "alerts";
    private static final String DISMISSED = "dismissed";

    private final MongoCollection<Document> regions;

    MongoPendingRegions(MongoDatabase database) {
        this.regions = database.getCollection("pendingRegions");
    }

    @Override
    public List<PendingRegion> all() {
        return Mongo.ask(
                "read the pending regions",
                () -> regions.find().map(MongoPendingRegions::read).into(new ArrayList<>()));
    }

    @Override
    public void add(RegionId id, Instant firstAt, Instant lastAt, long alerts) {
        var update = new Document("$setOnInsert", new Document(FIRST_AT, Mongo.date(firstAt)).append(DISMISSED, false))
                .append("$set", new Document(LAST_AT, Mongo.date(lastAt)))
                .append("$inc", new Document(ALERTS, alerts));
        Mongo.ask(
                "keep a pending region",
                () -> regions.updateOne(eq(ID, id.value()), update, new UpdateOptions().upsert(true)));
    }

    @Override
    public void dismiss(RegionId id) {
        Mongo.ask(
                "dismiss a pending region",
                () -> regions.updateOne(eq(ID, id.value()), new Document("$set", new Document(DISMISSED, true))));
    }

    @Override
    public void remove(RegionId id) {
        Mongo.ask("remove a pending region", () -> regions.deleteOne(eq(ID, id.value())));
    }

    private static PendingRegion read(Document document) {
        return new PendingRegion(
                new RegionId(document.getString(ID)),
                Objects.requireNonNull(Mongo.instant(document, FIRST_AT)),
                Objects.requireNonNull(Mongo.instant(document, LAST_AT)),
                document.getLong(ALERTS),
                document.getBoolean(DISMISSED, false));
    }
}
