package com.cinemataztic.incidents.alerts.internal;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Indexes.descending;

import com.cinemataztic.incidents.alerts.DeadLetter;
import com.cinemataztic.incidents.alerts.DeadLetterId;
import com.cinemataztic.incidents.alerts.DeadLetters;
import com.cinemataztic.incidents.alerts.PackedBody;
import com.cinemataztic.incidents.store.Mongo;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
class MongoDeadLetters implements DeadLetters {

    private static final String ID = "_id";
    private static final String LAST_AT = "lastAt";
    private static final String REASON = "reason";
    private static final String HEADERS = "headers";
    private static final String BODY = "body";
    private static final String SIZE = "size";
    private static final String TRUNCATED = "truncated";
    private static final String COMPRESSED = "compressed";

    /** Bytes of the body as it is kept; letters of older versions have none, and are kept as they came. */
    private static final String STORED = "stored";

    private final MongoCollection<Document> letters;

    MongoDeadLetters(MongoDatabase database) {
        this.letters = database.getCollection("deadLetters");
        Mongo.ask("make the index of dead letters", () -> letters.createIndex(descending(LAST_AT, ID)));
    }

    @Override
    public void keep(DeadLetter letter) {
        var envelope = letter.envelope();
        var headers = letter.headers().entrySet().stream()
                .map(header -> new Document("name", header.getKey()).append("value", header.getValue()))
                .toList();
        var packed = PackedBody.of(letter.body());
        var update = new Document(
                        "$setOnInsert",
                        new Document("firstAt", Mongo.date(envelope.firstAt()))
                                .append(HEADERS, headers)
                                .append(SIZE, envelope.size())
                                .append(TRUNCATED, envelope.truncated())
                                .append(STORED, (long) packed.bytes().length)
                                .append(COMPRESSED, packed.compressed())
                                .append(BODY, new Binary(packed.bytes())))
                .append("$set", new Document(LAST_AT, Mongo.date(envelope.lastAt())).append(REASON, envelope.reason()))
                .append("$inc", new Document("times", envelope.times()));
        Mongo.ask(
                "keep a dead letter",
                () -> letters.updateOne(eq(ID, envelope.id().value()), update, new UpdateOptions().upsert(true)));
    }

    @Override
    public long count() {
        return Mongo.ask("count dead letters", letters::countDocuments);
    }

    @Override
    public long bytes() {
        return Mongo.ask(
                        "sum up the dead letters",
                        () -> letters.find()
                                .projection(Projections.include(STORED, SIZE))
                                .map(MongoDeadLetters::stored)
                                .into(new ArrayList<>()))
                .stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private static Long stored(Document document) {
        var stored = document.getLong(STORED);
        return stored == null ? document.getLong(SIZE) : stored;
    }

    @Override
    public Page page(int limit, @Nullable Position after) {
        return Mongo.ask("read a page of dead letters", () -> {
            var found = (after == null ? letters.find() : letters.find(beyond(after)))
                    .projection(Projections.exclude(BODY, HEADERS))
                    .sort(descending(LAST_AT, ID))
                    .limit(limit + 1)
                    .map(MongoDeadLetters::envelope)
                    .into(new ArrayList<>());
            var more = found.size() > limit;
            return new Page(more ? found.subList(0, limit) : found, letters.countDocuments(), more);
        });
    }

    private static Bson beyond(Position after) {
        var lastAt = Mongo.date(after.lastAt());
        // The first condition is what an index can bound; the other is for the letters of that moment.
        return and(
                lte(LAST_AT, lastAt),
                or(
                        lt(LAST_AT, lastAt),
                        and(eq(LAST_AT, lastAt), lt(ID, after.id().value()))));
    }

    @Override
    public Optional<DeadLetter> find(DeadLetterId id) {
        return Optional.ofNullable(Mongo.ask(
                "read a dead letter",
                () -> letters.find(eq(ID, id.value()))
                        .map(document -> new DeadLetter(
                                envelope(document),
                                headers(document),
                                new PackedBody(
                                                document.get(BODY, Binary.class).getData(),
                                                document.getBoolean(COMPRESSED, false))
                                        .unpacked()))
                        .first()));
    }

    @Override
    public void restate(DeadLetterId id, String reason) {
        Mongo.ask(
                "say why a dead letter stays",
                () -> letters.updateOne(eq(ID, id.value()), new Document("$set", new Document(REASON, reason))));
    }

    @Override
    public boolean remove(DeadLetterId id) {
        return Mongo.ask("remove a dead letter", () -> letters.deleteOne(eq(ID, id.value())))
                        .getDeletedCount()
                > 0;
    }

    @Override
    public long forget(Instant before) {
        return Mongo.ask("forget dead letters", () -> letters.deleteMany(lt(LAST_AT, Mongo.date(before))))
                .getDeletedCount();
    }

    private static DeadLetter.Envelope envelope(Document document) {
        return new DeadLetter.Envelope(
                new DeadLetterId(document.getString(ID)),
                Objects.requireNonNull(Mongo.instant(document, "firstAt")),
                Objects.requireNonNull(Mongo.instant(document, LAST_AT)),
                document.getInteger("times"),
                document.getString(REASON),
                document.getLong(SIZE),
                document.getBoolean(TRUNCATED, false));
    }

    private static Map<String, String> headers(Document document) {
        var headers = new LinkedHashMap<String, String>();
        document.getList(HEADERS, Document.class)
                .forEach(header -> headers.put(header.getString("name"), header.getString("value")));
        return headers;
    }
}
