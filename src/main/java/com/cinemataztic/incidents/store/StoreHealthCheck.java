package com.cinemataztic.incidents.store;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.cinemataztic.incidents.platform.HealthCheck;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The store works if it acknowledges a write as durable and the write can be read back. */
@Component
public class StoreHealthCheck implements HealthCheck {

    private static final String THE_ONE = "heartbeat";
    private static final String WRITES = "writes";
    private static final int VERSION = 1;

    private final MongoCollection<Document> heartbeats;

    StoreHealthCheck(MongoDatabase database) {
        this.heartbeats = database.getCollection("vitalSigns");
    }

    @Override
    public String name() {
        return "store";
    }

    /**
     * Uses a counter, not a time: each check is then a real write, even if other instances write at the same moment.
     */
    @Override
    public String problem() {
        try {
            var written = Mongo.ask(
                    "write the heartbeat",
                    () -> writes(heartbeats.findOneAndUpdate(
                            eq("_id", THE_ONE),
                            combine(setOnInsert(Mongo.SCHEMA_VERSION, VERSION), inc(WRITES, 1L)),
                            new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER))));
            var read = Mongo.ask(
                    "read the heartbeat",
                    () -> writes(heartbeats.find(eq("_id", THE_ONE)).first()));
            return read >= written && written > 0 ? "" : "a read returned less than was written";
        } catch (StoreUnavailable unavailable) {
            return String.valueOf(unavailable.getMessage());
        }
    }

    private static long writes(@Nullable Document heartbeat) {
        return Optional.ofNullable(heartbeat).map(it -> it.getLong(WRITES)).orElse(0L);
    }
}
