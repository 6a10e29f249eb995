package com.cinemataztic.incidents.alerts.drill.internal;

import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.descending;

import com.cinemataztic.incidents.alerts.drill.Drill;
import com.cinemataztic.incidents.alerts.drill.DrillId;
import com.cinemataztic.incidents.alerts.drill.Drills;
import com.cinemataztic.incidents.store.Mongo;
import com.cinemataztic.incidents.store.documents.StoredCollection;
import com.cinemataztic.incidents.store.documents.StoredDocuments;
import com.mongodb.client.model.IndexOptions;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** Drills in MongoDB, each guarded by its version. */
@Repository
class MongoDrills implements Drills {

    private static final String RUNNING = "running";
    private static final String STARTED_AT = "startedAt";

    /** As many instances at once are not to be expected; the next poll tries again. */
    private static final int MOST_ATTEMPTS = 5;

    private final StoredCollection<DrillDocument> drills;

    MongoDrills(StoredDocuments documents) {
        this.drills = documents.of(DrillDocument.class);
        Mongo.ask("create the indexes of drills", () -> {
            // Enforces one running drill a region. Only running ones have the field, hence sparse.
            drills.collection()
                    .createIndex(
                            ascending(RUNNING), new IndexOptions().unique(true).sparse(true));
            return drills.collection().createIndex(descending(STARTED_AT));
        });
    }

    @Override
    public boolean add(Drill drill) {
        return Mongo.ask("store a drill", () -> drills.save(DrillDocument.of(drill, 0)));
    }

    @Override
    public List<Drill> running() {
        // Every region's id is greater than the empty text; the comparison selects the sparse index.
        var query = new Query(Criteria.where(RUNNING).gt(""));
        return Mongo.ask("read the running drills", () -> drills.find(query, DrillDocument::toDrill));
    }

    @Override
    public List<Drill> last(int limit) {
        var query = new Query().with(Sort.by(Sort.Direction.DESC, STARTED_AT)).limit(limit);
        return Mongo.ask("read drills", () -> drills.find(query, DrillDocument::toDrill));
    }

    @Override
    public void change(DrillId id, UnaryOperator<Drill> change) {
        Mongo.run("record the course of a drill", () -> {
            for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
                var stored = drills.byId(id.value(), document -> document);
                if (stored.isEmpty()) {
                    return;
                }
                var seen = stored.get().toDrill();
                var next = change.apply(seen);
                if (next.equals(seen)
                        || drills.save(DrillDocument.of(next, stored.get().version()))) {
                    return;
                }
            }
        });
    }

    @Override
    public void forget(Instant startedBefore) {
        Mongo.ask(
                "delete old drills",
                () -> drills.remove(new Query(Criteria.where(STARTED_AT).lt(startedBefore))));
    }
}
