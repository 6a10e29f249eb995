package com.cinemataztic.incidents.store.documents;

import com.cinemataztic.incidents.store.Mongo;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.MongoId;
import org.springframework.stereotype.Component;

/** At startup, runs each {@link Upgrade} that has not yet run on this store, and records it in {@code upgrades}. */
@Component
class Upgrades implements SmartInitializingSingleton {

    private static final Logger LOGGER = LoggerFactory.getLogger(Upgrades.class);

    private final StoredCollection<Done> done;
    private final List<Upgrade> steps;
    private final Clock clock;

    /**
     * A step that has run.
     *
     * @param id its name
     * @param at when it ended
     * @param changed how many documents it changed
     */
    @Document("upgrades")
    @SchemaVersion(1)
    record Done(@MongoId String id, Instant at, long changed) {}

    Upgrades(StoredDocuments documents, List<Upgrade> steps, Clock clock) {
        this.done = documents.of(Done.class);
        this.steps = List.copyOf(steps);
        this.clock = clock;
    }

    @Override
    public void afterSingletonsInstantiated() {
        var before = Mongo.ask("read which upgrades were run", () -> new HashSet<>(done.all(Done::id)));
        for (var step : steps) {
            if (!before.contains(step.name())) {
                var changed = Mongo.ask("upgrade " + step.name(), step::run);
                // Another portal may have recorded it in the meantime.
                Mongo.ask("note an upgrade", () -> done.add(new Done(step.name(), clock.instant(), changed)));
                LOGGER.info("Upgrade {}: {} documents changed", step.name(), changed);
            }
        }
    }
}
