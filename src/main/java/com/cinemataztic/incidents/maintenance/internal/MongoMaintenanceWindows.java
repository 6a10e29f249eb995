package com.cinemataztic.incidents.maintenance.internal;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;

import com.cinemataztic.incidents.maintenance.MaintenanceWindow;
import com.cinemataztic.incidents.maintenance.MaintenanceWindows;
import com.cinemataztic.incidents.maintenance.Scope;
import com.cinemataztic.incidents.maintenance.Signature;
import com.cinemataztic.incidents.maintenance.WindowId;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.store.Mongo;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Windows in MongoDB, by their id. Beside the planned end each has the one it had or has, which is what is asked for. */
@Repository
class MongoMaintenanceWindows implements MaintenanceWindows {

    private static final int BATCH = 500;
    private static final String ID = "_id";
    private static final String VERSION = "version";
    private static final String REGION = "region";
    private static final String CINEMA = "cinema";
    private static final String SCREEN = "screen";
    private static final String END = "end";

    private final MongoCollection<Document> windows;

    MongoMaintenanceWindows(MongoDatabase database) {
        this.windows = database.getCollection("maintenanceWindows");
        Mongo.ask("make the indexes of maintenance windows", () -> {
            windows.createIndex(descending(END, ID));
            return windows.createIndex(compoundIndex(ascending(REGION), descending(END, ID)));
        });
    }

    @Override
    public boolean add(MaintenanceWindow window) {
        return Mongo.ask("add a maintenance window", () -> {
            try {
                windows.insertOne(write(window));
                return true;
            } catch (MongoWriteException refused) {
                if (refused.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                    return false;
                }
                throw refused;
            }
        });
    }

    @Override
    public boolean replace(MaintenanceWindow window, long seenVersion) {
        var seen = and(eq(ID, window.id().value()), eq(VERSION, seenVersion));
        return Mongo.ask(
                "change a maintenance window",
                () -> windows.replaceOne(seen, write(window)).getMatchedCount() == 1);
    }

    @Override
    public Optional<MaintenanceWindow> find(WindowId id) {
        return Optional.ofNullable(Mongo.ask(
                "read a maintenance window",
                () -> windows.find(eq(ID, id.value()))
                        .map(MongoMaintenanceWindows::read)
                        .first()));
    }

    @Override
    public List<MaintenanceWindow> endingAfter(Instant moment) {
        return Mongo.ask(
                "read the maintenance windows",
                () -> windows.find(gt(END, Mongo.date(moment)))
                        .batchSize(BATCH)
                        .map(MongoMaintenanceWindows::read)
                        .into(new ArrayList<>()));
    }

    @Override
    public Page past(Set<RegionId> regions, Instant endedBy, int limit, @Nullable Position after) {
        var all = ofRegions(regions, List.of(lte(END, Mongo.date(endedBy))));
        var wanted = after == null ? all : ofRegions(regions, beyond(after));
        return Mongo.ask("read a page of maintenance windows", () -> {
            var found = windows.find(wanted)
                    .sort(descending(END, ID))
                    .limit(limit + 1)
                    .map(MongoMaintenanceWindows::read)
                    .into(new ArrayList<>());
            var more = found.size() > limit;
            return new Page(more ? found.subList(0, limit) : found, windows.countDocuments(all), more);
        });
    }

    private static Bson ofRegions(Set<RegionId> regions, List<Bson> conditions) {
        var all = new ArrayList<Bson>();
        if (!regions.isEmpty()) {
            all.add(in(REGION, regions.stream().map(RegionId::value).sorted().toList()));
        }
        all.addAll(conditions);
        return and(all);
    }

    private static List<Bson> beyond(Position after) {
        var end = Mongo.date(after.at());
        // The first condition is what an index can bound; the other is for the windows of that moment.
        return List.of(
                lte(END, end),
                or(lt(END, end), and(eq(END, end), lt(ID, after.id().value()))));
    }

    @Override
    public long forget(Instant endedBefore) {
        return Mongo.ask("forget maintenance windows", () -> windows.deleteMany(lt(END, Mongo.date(endedBefore))))
                .getDeletedCount();
    }

    private static Document write(MaintenanceWindow window) {
        var document = new Document(ID, window.id().value())
                .append(REGION, window.region().value());
        switch (window.scope()) {
            case Scope.OfScreen(var cinemaId, var screenId) ->
                document.append(CINEMA, cinemaId).append(SCREEN, screenId);
            case Scope.OfCinema(var cinemaId) -> document.append(CINEMA, cinemaId);
            case Scope.OfRegion _ -> {}
        }
        document.append("from", Mongo.date(window.from()))
                .append("until", Mongo.date(window.until()))
                .append(END, Mongo.date(window.end()))
                .append("reason", window.reason())
                .append("planned", write(window.planned()));
        Mongo.putIfPresent(document, "moved", write(window.moved()));
        Mongo.putIfPresent(document, "ended", write(window.ended()));
        return document.append(VERSION, window.version());
    }

    private static @Nullable Document write(@Nullable Signature signature) {
        return signature == null ? null : new Document("by", signature.by()).append("at", Mongo.date(signature.at()));
    }

    private static MaintenanceWindow read(Document document) {
        return new MaintenanceWindow(
                new WindowId(document.getString(ID)),
                scope(document),
                new RegionId(document.getString(REGION)),
                Objects.requireNonNull(Mongo.instant(document, "from")),
                Objects.requireNonNull(Mongo.instant(document, "until")),
                document.getString("reason"),
                Objects.requireNonNull(signature(document.get("planned", Document.class))),
                signature(document.get("moved", Document.class)),
                signature(document.get("ended", Document.class)),
                document.getLong(VERSION));
    }

    private static Scope scope(Document document) {
        var cinema = document.getString(CINEMA);
        var screen = document.getString(SCREEN);
        if (cinema == null) {
            return new Scope.OfRegion(new RegionId(document.getString(REGION)));
        }
        return screen == null ? new Scope.OfCinema(cinema) : new Scope.OfScreen(cinema, screen);
    }

    private static @Nullable Signature signature(@Nullable Document document) {
        return document == null
                ? null
                : new Signature(document.getString("by"), Objects.requireNonNull(Mongo.instant(document, "at")));
    }
}
