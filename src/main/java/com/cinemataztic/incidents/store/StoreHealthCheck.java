package com.cinemataztic.incidents.store;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.inc;

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

    private final MongoCollection<Document> signs;

    StoreHealthCheck(MongoDatabase database) {
        this.signs = database.getCollection("vitalSigns");
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
                    "write a vital sign",
                    () -> writes(signs.findOneAndUpdate(
                            eq("_id", THE_ONE),
                            inc(WRITES, 1L),
                            new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER))));
            var read = Mongo.ask(
                    "read a vital sign",
                    () -> writes(signs.find(eq("_id", THE_ONE)).first()));
            return read >= written && written > 0 ? "" : "what was written is not what is read";
        } catch (StoreUnavailable unavailable) {
            return String.valueOf(unavailable.getMessage());
        }
    }

    private static long writes(@Nullable Document sign) {
        return Optional.ofNullable(sign).map(it -> it.getLong(WRITES)).orElse(0L);
    }
}
