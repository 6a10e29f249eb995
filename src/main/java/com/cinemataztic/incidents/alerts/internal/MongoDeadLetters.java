package com.cinemataztic.incidents.alerts.internal;

import static com.mongodb.client.model.Indexes.descending;

import com.cinemataztic.incidents.alerts.intake.DeadLetter;
import com.cinemataztic.incidents.alerts.intake.DeadLetterId;
import com.cinemataztic.incidents.alerts.intake.DeadLetters;
import com.cinemataztic.incidents.alerts.intake.PackedBody;
import com.cinemataztic.incidents.store.Mongo;
import com.cinemataztic.incidents.store.documents.SchemaVersion;
import com.cinemataztic.incidents.store.documents.StoredCollection;
import com.cinemataztic.incidents.store.documents.StoredDocuments;
import java.time.Instant;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

@Repository
class MongoDeadLetters implements DeadLetters {

    private static final int BATCH = 500;
    private static final String ID = "_id";
    private static final String LAST_AT = "lastAt";
    private static final String REASON = "reason";
    private static final String HEADERS = "headers";
    private static final String BODY = "body";
    private static final String SIZE = "size";

    /**
     * Size of the stored body in bytes. Dead letters of older versions lack it; their bodies are stored as received.
     */
    private static final String STORED = "stored";

    private final StoredCollection<DeadLetterDocument> letters;

    MongoDeadLetters(StoredDocuments documents) {
        this.letters = documents.of(DeadLetterDocument.class);
        Mongo.ask("make the index of dead letters", () -> letters.collection().createIndex(descending(LAST_AT, ID)));
    }

    @Override
    public void keep(DeadLetter letter) {
        var summary = letter.summary();
        var headers = letter.headers().entrySet().stream()
                .map(header -> new DeadLetterDocument.Header(header.getKey(), header.getValue()))
                .toList();
        var packed = PackedBody.of(letter.body());
        var update = new Update()
                .setOnInsert("firstAt", summary.firstAt())
                .setOnInsert(HEADERS, headers)
                .setOnInsert(SIZE, summary.size())
                .setOnInsert("truncated", summary.truncated())
                .setOnInsert(STORED, (long) packed.bytes().length)
                .setOnInsert("compressed", packed.compressed())
                .setOnInsert(BODY, packed.bytes())
                .setOnInsert(SchemaVersion.FIELD, DeadLetterDocument.VERSION)
                .set(LAST_AT, summary.lastAt())
                .set(REASON, summary.reason())
                .inc("times", summary.times());
        Mongo.ask(
                "keep a dead letter",
                () -> letters.template().upsert(withId(summary.id()), update, DeadLetterDocument.class));
    }

    @Override
    public long count() {
        return Mongo.ask("count dead letters", () -> letters.count(new Query()));
    }

    @Override
    public long bytes() {
        var sizes = new Query();
        sizes.fields().include(SIZE, STORED);
        var all = letters.template().query(DeadLetterDocument.class).as(Document.class);
        return Mongo.ask(
                        "sum up the dead letters",
                        () -> all.matching(sizes.cursorBatchSize(BATCH)).all())
                .stream()
                .mapToLong(letter -> letter.get(STORED, letter.get(SIZE, 0L)))
                .sum();
    }

    @Override
    public Page page(int limit, @Nullable Position after) {
        return Mongo.ask("read a page of dead letters", () -> {
            var query = (after == null ? new Query() : new Query(beyond(after)))
                    .with(Sort.by(Sort.Direction.DESC, LAST_AT, ID));
            query.fields().exclude(BODY, HEADERS);
            var found = letters.first(limit, query, DeadLetterDocument::toSummary);
            return new Page(found.items(), letters.count(new Query()), found.more());
        });
    }

    private static Criteria beyond(Position after) {
        // The first condition lets the index bound the scan; the second orders dead letters of the same moment.
        return Criteria.where(LAST_AT)
                .lte(after.lastAt())
                .orOperator(
                        Criteria.where(LAST_AT).lt(after.lastAt()),
                        Criteria.where(LAST_AT)
                                .is(after.lastAt())
                                .and(ID)
                                .lt(after.id().value()));
    }

    @Override
    public Optional<DeadLetter> find(DeadLetterId id) {
        return Mongo.ask("read a dead letter", () -> letters.byId(id.value(), DeadLetterDocument::toLetter));
    }

    @Override
    public void restate(DeadLetterId id, String reason) {
        Mongo.ask(
                "say why a dead letter stays",
                () -> letters.template()
                        .updateFirst(withId(id), new Update().set(REASON, reason), DeadLetterDocument.class));
    }

    @Override
    public boolean remove(DeadLetterId id) {
        return Mongo.ask("remove a dead letter", () -> letters.remove(id.value()));
    }

    @Override
    public long forget(Instant before) {
        return Mongo.ask(
                "forget dead letters",
                () -> letters.remove(new Query(Criteria.where(LAST_AT).lt(before))));
    }

    private static Query withId(DeadLetterId id) {
        return StoredCollection.withId(id.value());
    }
}
