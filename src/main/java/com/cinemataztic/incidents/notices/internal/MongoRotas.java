package com.cinemataztic.incidents.notices.internal;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.cinemataztic.incidents.notices.ContactId;
import com.cinemataztic.incidents.notices.Rota;
import com.cinemataztic.incidents.notices.RotaOverride;
import com.cinemataztic.incidents.notices.Rotas;
import com.cinemataztic.incidents.notices.Shift;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.store.Mongo;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.springframework.stereotype.Repository;

/** Rotas in MongoDB, by their region's id, each whole. */
@Repository
class MongoRotas implements Rotas {

    private static final int BATCH = 500;
    private static final String ID = "_id";
    private static final String VERSION = "version";
    private static final String CONTACT = "contact";

    private final MongoCollection<Document> rotas;

    MongoRotas(MongoDatabase database) {
        this.rotas = database.getCollection("rotas");
    }

    @Override
    public List<Rota> all() {
        return Mongo.ask(
                "read the rotas",
                () -> rotas.find().batchSize(BATCH).map(MongoRotas::read).into(new ArrayList<>()));
    }

    @Override
    public boolean put(Rota rota, long seenVersion) {
        return Mongo.ask("keep a rota", () -> {
            if (seenVersion > 0) {
                var seen = and(eq(ID, rota.region().value()), eq(VERSION, seenVersion));
                return rotas.replaceOne(seen, write(rota)).getMatchedCount() == 1;
            }
            try {
                rotas.insertOne(write(rota));
                return true;
            } catch (MongoWriteException refused) {
                if (refused.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                    return false;
                }
                throw refused;
            }
        });
    }

    private static Document write(Rota rota) {
        return new Document(ID, rota.region().value())
                .append("zone", rota.zone().getId())
                .append("shifts", rota.shifts().stream().map(MongoRotas::write).toList())
                .append(
                        "overrides",
                        rota.overrides().stream().map(MongoRotas::write).toList())
                .append(VERSION, rota.version());
    }

    private static Document write(Shift shift) {
        return new Document("day", shift.day().name())
                .append("from", shift.from().toString())
                .append("to", shift.to().toString())
                .append(CONTACT, shift.contact().value());
    }

    private static Document write(RotaOverride override) {
        return new Document("from", Mongo.date(override.from()))
                .append("to", Mongo.date(override.to()))
                .append(CONTACT, override.contact().value())
                .append("madeBy", override.madeBy());
    }

    private static Rota read(Document document) {
        return new Rota(
                new RegionId(document.getString(ID)),
                ZoneId.of(document.getString("zone")),
                document.getList("shifts", Document.class).stream()
                        .map(MongoRotas::shift)
                        .toList(),
                document.getList("overrides", Document.class).stream()
                        .map(MongoRotas::override)
                        .toList(),
                document.getLong(VERSION));
    }

    private static Shift shift(Document document) {
        return new Shift(
                DayOfWeek.valueOf(document.getString("day")),
                LocalTime.parse(document.getString("from")),
                LocalTime.parse(document.getString("to")),
                new ContactId(document.getString(CONTACT)));
    }

    private static RotaOverride override(Document document) {
        return new RotaOverride(
                Objects.requireNonNull(Mongo.instant(document, "from")),
                Objects.requireNonNull(Mongo.instant(document, "to")),
                new ContactId(document.getString(CONTACT)),
                document.getString("madeBy"));
    }
}
