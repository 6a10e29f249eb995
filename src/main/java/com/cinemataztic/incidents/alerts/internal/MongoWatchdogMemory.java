package com.cinemataztic.incidents.alerts.internal;

import static com.mongodb.client.model.Filters.eq;

import com.cinemataztic.incidents.alerts.WatchdogMemory;
import com.cinemataztic.incidents.store.Mongo;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.util.Objects;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Repository;

@Repository
class MongoWatchdogMemory implements WatchdogMemory {

    private static final String THE_ONE = "watchdog";

    private final MongoCollection<Document> watchdogs;

    MongoWatchdogMemory(MongoDatabase database) {
        this.watchdogs = database.getCollection("watchdogs");
    }

    @Override
    public Optional<State> recall() {
        return Mongo.ask(
                "recall the Watchdog",
                () -> Optional.ofNullable(watchdogs.find(eq("_id", THE_ONE)).first())
                        .map(MongoWatchdogMemory::read));
    }

    @Override
    public void remember(State state) {
        var document = new Document("_id", THE_ONE)
                .append("heardAt", Mongo.date(state.heardAt()))
                .append("startsAt", Mongo.date(state.startsAt()));
        Mongo.putIfPresent(document, "restartedAt", Mongo.date(state.restartedAt()));
        Mongo.ask(
                "remember the Watchdog",
                () -> watchdogs.replaceOne(eq("_id", THE_ONE), document, new ReplaceOptions().upsert(true)));
    }

    private static State read(Document document) {
        return new State(
                Objects.requireNonNull(Mongo.instant(document, "heardAt")),
                Objects.requireNonNull(Mongo.instant(document, "startsAt")),
                Mongo.instant(document, "restartedAt"));
    }
}
