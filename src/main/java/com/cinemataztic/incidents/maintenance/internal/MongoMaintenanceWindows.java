package com.cinemataztic.incidents.maintenance.internal;

import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;

import com.cinemataztic.incidents.maintenance.MaintenanceWindow;
import com.cinemataztic.incidents.maintenance.MaintenanceWindows;
import com.cinemataztic.incidents.maintenance.WindowId;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.store.Mongo;
import com.cinemataztic.incidents.store.documents.StoredCollection;
import com.cinemataztic.incidents.store.documents.StoredDocuments;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** The windows in MongoDB, by id. */
@Repository
class MongoMaintenanceWindows implements MaintenanceWindows {

    private static final String ID = "_id";
    private static final String REGION = "region";
    private static final String END = "end";

    private final StoredCollection<WindowDocument> windows;

    MongoMaintenanceWindows(StoredDocuments documents) {
        this.windows = documents.of(WindowDocument.class);
        Mongo.ask("make the indexes of maintenance windows", () -> {
            var collection = windows.collection();
            collection.createIndex(descending(END, ID));
            return collection.createIndex(compoundIndex(ascending(REGION), descending(END, ID)));
        });
    }

    @Override
    public boolean add(MaintenanceWindow window) {
        return Mongo.ask("add a maintenance window", () -> windows.add(WindowDocument.of(window, window.version())));
    }

    @Override
    public boolean replace(MaintenanceWindow window, long seenVersion) {
        return Mongo.ask("change a maintenance window", () -> windows.save(WindowDocument.of(window, seenVersion)));
    }

    @Override
    public Optional<MaintenanceWindow> find(WindowId id) {
        return Mongo.ask("read a maintenance window", () -> windows.byId(id.value(), WindowDocument::toWindow));
    }

    @Override
    public List<MaintenanceWindow> endingAfter(Instant moment) {
        return Mongo.ask(
                "read the maintenance windows",
                () -> windows.find(new Query(Criteria.where(END).gt(moment)), WindowDocument::toWindow));
    }

    @Override
    public Page past(Set<RegionId> regions, Instant endedBy, int limit, @Nullable Position after) {
        var all = ofRegions(regions, endedBy);
        var wanted = after == null ? all : beyond(ofRegions(regions, after.at()), after);
        return Mongo.ask("read a page of maintenance windows", () -> {
            var query = new Query(wanted).with(Sort.by(Sort.Direction.DESC, END, ID));
            var found = windows.first(limit, query, WindowDocument::toWindow);
            return new Page(found.items(), windows.count(new Query(all)), found.more());
        });
    }

    private static Criteria ofRegions(Set<RegionId> regions, Instant endedBy) {
        return regions.isEmpty()
                ? Criteria.where(END).lte(endedBy)
                : Criteria.where(REGION)
                        .in(regions.stream().sorted().toList())
                        .and(END)
                        .lte(endedBy);
    }

    /**
     * The existing condition on the end gives the index a bound; this one handles windows that end at that same moment.
     */
    private static Criteria beyond(Criteria ended, Position after) {
        return ended.orOperator(
                Criteria.where(END).lt(after.at()),
                Criteria.where(END).is(after.at()).and(ID).lt(after.id().value()));
    }

    @Override
    public long forget(Instant endedBefore) {
        return Mongo.ask(
                "forget maintenance windows",
                () -> windows.remove(new Query(Criteria.where(END).lt(endedBefore))));
    }
}
