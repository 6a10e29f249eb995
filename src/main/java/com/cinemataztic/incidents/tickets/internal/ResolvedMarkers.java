package com.cinemataztic.incidents.tickets.internal;

import static com.cinemataztic.incidents.tickets.internal.TicketDocuments.ID;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Indexes.ascending;

import com.cinemataztic.incidents.store.Mongo;
import com.cinemataztic.incidents.store.documents.Quarantine;
import com.cinemataztic.incidents.store.documents.SchemaVersion;
import com.cinemataztic.incidents.store.documents.StoredDocuments;
import com.cinemataztic.incidents.tickets.Fingerprint;
import com.cinemataztic.incidents.tickets.ResolvedMarker;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;

/** The remembered ends of alerts in MongoDB. */
final class ResolvedMarkers {

    private static final String ENDINGS = "endings";
    private static final int ENDINGS_VERSION = 1;

    private final Quarantine quarantine;
    private final MongoCollection<Document> endings;

    ResolvedMarkers(StoredDocuments documents) {
        this.quarantine = documents.quarantine();
        this.endings = documents.template().getCollection(ENDINGS);
        Mongo.ask("make the index of remembered endings", () -> endings.createIndex(ascending("rememberedAt")));
    }

    Map<Fingerprint, ResolvedMarker> find(Collection<Fingerprint> fingerprints) {
        var wanted = fingerprints.stream().map(Fingerprint::value).toList();
        var found = new HashMap<Fingerprint, ResolvedMarker>();
        Mongo.ask("read remembered endings", () -> {
            endings.find(in(ID, wanted))
                    .batchSize(MongoTickets.BATCH)
                    .forEach(document -> quarantine
                            .read(ENDINGS, ENDINGS_VERSION, document, ResolvedMarkers::read)
                            .ifPresent(ending -> found.put(ending.fingerprint(), ending)));
            return found;
        });
        return found;
    }

    void remember(Collection<ResolvedMarker> newEndings) {
        var upsert = new UpdateOptions().upsert(true);
        var writes = newEndings.stream()
                .map(ending -> new UpdateOneModel<Document>(
                        eq(ID, ending.fingerprint().value()),
                        new Document("$max", new Document("endsAt", Mongo.date(ending.endsAt())))
                                .append("$set", new Document("rememberedAt", Mongo.date(ending.rememberedAt())))
                                .append("$setOnInsert", new Document(SchemaVersion.FIELD, ENDINGS_VERSION)),
                        upsert))
                .toList();
        Mongo.ask("remember endings", () -> endings.bulkWrite(writes, TicketWriter.UNORDERED));
    }

    void forget(Instant rememberedBefore) {
        Mongo.ask("forget endings", () -> endings.deleteMany(lt("rememberedAt", Mongo.date(rememberedBefore))));
    }

    private static ResolvedMarker read(Document document) {
        return new ResolvedMarker(
                new Fingerprint(document.getString(ID)),
                Objects.requireNonNull(Mongo.instant(document, "endsAt")),
                Objects.requireNonNull(Mongo.instant(document, "rememberedAt")));
    }
}
