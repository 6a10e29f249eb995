package com.cinemataztic.incidents.alerts.internal;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.cinemataztic.incidents.alerts.Sightings;
import com.cinemataztic.incidents.store.Mongo;
import com.cinemataztic.incidents.tickets.Fingerprint;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.springframework.stereotype.Repository;

@Repository
class MongoSightings implements Sightings {

    private static final int BATCH = 500;
    private static final String ID = "_id";
    private static final String STARTS_AT = "startsAt";

    private final MongoCollection<Document> sightings;

    MongoSightings(MongoDatabase database) {
        this.sightings = database.getCollection("sightings");
    }

    @Override
    public Map<Fingerprint, Instant> all() {
        var all = new HashMap<Fingerprint, Instant>();
        Mongo.ask("read which alerts were seen listed", () -> {
            sightings
                    .find()
                    .batchSize(BATCH)
                    .forEach(seen -> all.put(
                            new Fingerprint(seen.getString(ID)),
                            Objects.requireNonNull(Mongo.instant(seen, STARTS_AT))));
            return all;
        });
        return all;
    }

    @Override
    public void remember(Map<Fingerprint, Instant> episodes) {
        var upsert = new ReplaceOptions().upsert(true);
        var writes = episodes.entrySet().stream()
                .map(seen -> new ReplaceOneModel<>(
                        eq(ID, seen.getKey().value()),
                        new Document(ID, seen.getKey().value()).append(STARTS_AT, Mongo.date(seen.getValue())),
                        upsert))
                .toList();
        Mongo.ask(
                "remember which alerts were seen listed",
                () -> sightings.bulkWrite(writes, new BulkWriteOptions().ordered(false)));
    }

    @Override
    public void forget(Collection<Fingerprint> fingerprints) {
        var ids = fingerprints.stream().map(Fingerprint::value).toList();
        Mongo.ask("forget alerts that are over", () -> sightings.deleteMany(in(ID, ids)));
    }
}
