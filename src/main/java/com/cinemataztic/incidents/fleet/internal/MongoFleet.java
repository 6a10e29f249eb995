package com.cinemataztic.incidents.fleet.internal;

import static com.mongodb.client.model.Filters.eq;

import com.cinemataztic.incidents.fleet.Cinema;
import com.cinemataztic.incidents.fleet.Fleet;
import com.cinemataztic.incidents.fleet.Schedule;
import com.cinemataztic.incidents.fleet.Screen;
import com.cinemataztic.incidents.fleet.ScreenRef;
import com.cinemataztic.incidents.fleet.Unit;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.store.Mongo;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
class MongoFleet implements Fleet {

    private static final int BATCH = 500;

    private final MongoCollection<Document> cinemas;
    private final MongoCollection<Document> screens;
    private final MongoCollection<Document> units;

    MongoFleet(MongoDatabase database) {
        this.cinemas = database.getCollection("cinemas");
        this.screens = database.getCollection("screens");
        this.units = database.getCollection("units");
    }

    @Override
    public List<Cinema> cinemas() {
        return Mongo.ask(
                "read the cinemas",
                () -> cinemas.find()
                        .batchSize(BATCH)
                        .map(MongoFleet::readCinema)
                        .into(new ArrayList<>()));
    }

    @Override
    public List<Screen> screens() {
        return Mongo.ask(
                "read the screens",
                () -> screens.find()
                        .batchSize(BATCH)
                        .map(MongoFleet::readScreen)
                        .into(new ArrayList<>()));
    }

    @Override
    public List<Unit> units() {
        return Mongo.ask(
                "read the units",
                () -> units.find().batchSize(BATCH).map(MongoFleet::readUnit).into(new ArrayList<>()));
    }

    @Override
    public void keep(Collection<Cinema> newCinemas, Collection<Screen> newScreens, Collection<Unit> newUnits) {
        replaceAll(cinemas, newCinemas.stream().map(MongoFleet::write).toList());
        replaceAll(screens, newScreens.stream().map(MongoFleet::write).toList());
        replaceAll(units, newUnits.stream().map(MongoFleet::write).toList());
    }

    private static void replaceAll(MongoCollection<Document> collection, List<Document> documents) {
        if (documents.isEmpty()) {
            return;
        }
        var upsert = new ReplaceOptions().upsert(true);
        var writes = documents.stream()
                .map(document -> new ReplaceOneModel<>(eq("_id", document.getString("_id")), document, upsert))
                .toList();
        Mongo.ask("keep the fleet", () -> collection.bulkWrite(writes, new BulkWriteOptions().ordered(false)));
    }

    private static Document write(Cinema cinema) {
        return new Document("_id", cinema.cinemaId())
                .append("name", cinema.name())
                .append("region", cinema.region().value())
                .append("zone", cinema.zone().getId());
    }

    private static Cinema readCinema(Document document) {
        return new Cinema(
                document.getString("_id"),
                document.getString("name"),
                new RegionId(document.getString("region")),
                ZoneId.of(document.getString("zone")));
    }

    private static Document write(Screen screen) {
        var document = new Document("_id", screen.ref().path())
                .append("cinemaId", screen.ref().cinemaId())
                .append("screenId", screen.ref().screenId())
                .append("name", screen.name());
        var schedule = screen.schedule();
        if (schedule != null) {
            Mongo.putIfPresent(document, "currentStart", Mongo.date(schedule.currentStart()));
            Mongo.putIfPresent(document, "currentEnd", Mongo.date(schedule.currentEnd()));
            Mongo.putIfPresent(document, "next", Mongo.date(schedule.next()));
            document.append("readAt", Mongo.date(schedule.readAt()));
        }
        Mongo.putIfPresent(document, "goneSince", Mongo.date(screen.goneSince()));
        return document;
    }

    private static Document write(Unit unit) {
        var document = new Document("_id", unit.screen().path() + "/" + ScreenRef.part(unit.machineId()))
                .append("cinemaId", unit.screen().cinemaId())
                .append("screenId", unit.screen().screenId())
                .append("machineId", unit.machineId())
                .append("firstSeen", Mongo.date(unit.firstSeen()))
                .append("since", Mongo.date(unit.since()))
                .append("lastSeen", Mongo.date(unit.lastSeen()));
        Mongo.putIfPresent(document, "replacedAt", Mongo.date(unit.replacedAt()));
        return document;
    }

    private static Unit readUnit(Document document) {
        return new Unit(
                new ScreenRef(document.getString("cinemaId"), document.getString("screenId")),
                document.getString("machineId"),
                Objects.requireNonNull(Mongo.instant(document, "firstSeen")),
                Objects.requireNonNull(Mongo.instant(document, "since")),
                Objects.requireNonNull(Mongo.instant(document, "lastSeen")),
                Mongo.instant(document, "replacedAt"));
    }

    private static Screen readScreen(Document document) {
        return new Screen(
                new ScreenRef(document.getString("cinemaId"), document.getString("screenId")),
                document.getString("name"),
                schedule(document, Mongo.instant(document, "readAt")),
                Mongo.instant(document, "goneSince"));
    }

    private static @Nullable Schedule schedule(Document document, @Nullable Instant readAt) {
        return readAt == null
                ? null
                : new Schedule(
                        Mongo.instant(document, "currentStart"),
                        Mongo.instant(document, "currentEnd"),
                        Mongo.instant(document, "next"),
                        readAt);
    }
}
