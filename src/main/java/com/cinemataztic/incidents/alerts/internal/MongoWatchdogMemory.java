package com.cinemataztic.incidents.alerts.internal;

import com.cinemataztic.incidents.alerts.health.WatchdogMemory;
import com.cinemataztic.incidents.store.Mongo;
import com.cinemataztic.incidents.store.documents.SchemaVersion;
import com.cinemataztic.incidents.store.documents.StoredCollection;
import com.cinemataztic.incidents.store.documents.StoredDocuments;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.MongoId;
import org.springframework.stereotype.Repository;

@Repository
class MongoWatchdogMemory implements WatchdogMemory {

    private static final String THE_ONE = "watchdog";
    private static final String RECEIVED_AT = "heardAt";

    private final StoredCollection<WatchdogDocument> watchdogs;

    /** The stored Watchdog state; there is only one document. */
    @Document("watchdogs")
    @SchemaVersion(1)
    record WatchdogDocument(
            @MongoId String id,
            @Field(RECEIVED_AT) Instant receivedAt,
            Instant startsAt,
            @Nullable Instant restartedAt) {

        State toState() {
            return new State(receivedAt, startsAt, restartedAt);
        }
    }

    MongoWatchdogMemory(StoredDocuments documents) {
        this.watchdogs = documents.of(WatchdogDocument.class);
    }

    @Override
    public Optional<State> recall() {
        return Mongo.ask("recall the Watchdog", () -> watchdogs.byId(THE_ONE, WatchdogDocument::toState));
    }

    @Override
    public void remember(State state) {
        var document = new WatchdogDocument(THE_ONE, state.receivedAt(), state.startsAt(), state.restartedAt());
        Mongo.run("remember the Watchdog", () -> watchdogs.put(THE_ONE, document));
    }
}
