package com.cinemataztic.embeddedmongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;
import static com.mongodb.client.model.Updates.unset;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.DuplicateKeyException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Indexes: what they forbid, what they find, and that they never say other than the documents. */
class IndexMongoTests extends ServerTest {
    @Test
    void reportsADuplicateKeyByItsCode() {
        opened.things().createIndex(Indexes.ascending("key"), new IndexOptions().unique(true));
        opened.things().insertOne(new Document("_id", 1).append("key", "a"));
        opened.things().insertOne(new Document("_id", 2).append("key", "b"));
        var insert = catchThrowableOfType(
                MongoWriteException.class, () -> opened.things().insertOne(new Document("_id", 3).append("key", "a")));
        var update = catchThrowableOfType(
                MongoWriteException.class, () -> opened.things().updateOne(eq("_id", 2), set("key", "a")));
        var modify = catchThrowableOfType(
                MongoCommandException.class, () -> opened.things().findOneAndUpdate(eq("_id", 2), set("key", "a")));
        assertThat(insert.getCode()).isEqualTo(DUPLICATE_KEY);
        assertThat(update.getCode()).isEqualTo(DUPLICATE_KEY);
        assertThat(modify.getCode()).isEqualTo(DUPLICATE_KEY);
        assertThat(opened.things().find(eq("key", "b")).first()).containsEntry("_id", 2);
    }

    @Test
    void keepsASparseUniqueKeyFreeWhenItIsUnset() {
        opened.things().createIndex(Indexes.ascending("liveKey"), SPARSE_UNIQUE);
        opened.things().insertOne(new Document("_id", 1).append("liveKey", "a"));
        opened.things().insertOne(new Document("_id", 2));
        opened.things().insertOne(new Document("_id", 3));
        opened.things().updateOne(eq("_id", 1), unset("liveKey"));
        reopen();
        opened.things().updateOne(eq("_id", 2), set("liveKey", "a"));
        assertThatThrownBy(() -> opened.things().updateOne(eq("_id", 1), set("liveKey", "a")))
                .isInstanceOf(MongoWriteException.class);
    }

    @Test
    void letsOneOfManyRacingUpsertsCreateTheDocument() throws Exception {
        opened.things().createIndex(Indexes.ascending("liveKey"), SPARSE_UNIQUE);
        for (int round = 0; round < 10; round++) {
            String key = "key" + round;
            AtOnce.run(
                    16,
                    thread -> opened.things()
                            .updateOne(
                                    eq("liveKey", key),
                                    combine(setOnInsert("_id", key + "-" + thread), inc("count", 1)),
                                    new UpdateOptions().upsert(true)));
            assertThat(opened.things().find(eq("liveKey", key)))
                    .singleElement()
                    .satisfies(one -> assertThat(one).containsEntry("count", 16));
        }
        assertThat(opened.server().documents()).isEqualTo(10);
    }

    @Test
    void startsEmptyAfterACollectionWasDropped() {
        opened.things().createIndex(Indexes.ascending("key"), new IndexOptions().unique(true));
        opened.things().insertOne(new Document("_id", 1).append("key", "a"));
        opened.things().drop();
        opened.things().insertOne(new Document("_id", 1).append("key", "a"));
        opened.things().insertOne(new Document("_id", 2).append("key", "a"));
        reopen();
        assertThat(opened.things().countDocuments()).isEqualTo(2);
    }

    @Test
    void buildsAUniqueIndexOnlyOnceTheDuplicatesAreGone() {
        opened.things()
                .insertMany(List.of(
                        new Document("_id", 1).append("key", "a"),
                        new Document("_id", 2).append("key", "b"),
                        new Document("_id", 3).append("key", "a")));
        IndexOptions unique = new IndexOptions().unique(true);
        for (int attempt = 0; attempt < 2; attempt++) {
            assertThatThrownBy(() -> opened.things().createIndex(Indexes.ascending("key"), unique))
                    .isInstanceOf(DuplicateKeyException.class);
        }
        opened.things().deleteMany(in("_id", 1, 3));
        opened.things().createIndex(Indexes.ascending("key"), unique);
        opened.things().insertOne(new Document("_id", 4).append("key", "a"));
        assertThatThrownBy(() -> opened.things().insertOne(new Document("_id", 5).append("key", "b")))
                .isInstanceOf(MongoWriteException.class);
    }

    @Test
    void listsAnIndexOnceHoweverOftenItIsRequested() {
        for (int i = 0; i < 2; i++) {
            opened.things().createIndex(Indexes.ascending("liveKey"), SPARSE_UNIQUE);
            opened.things().createIndex(Indexes.descending("state", "updated"));
            reopen();
        }
        Set<String> names = new TreeSet<>();
        for (Document index : opened.things().listIndexes()) {
            assertThat(names.add(index.getString("name"))).isTrue();
        }
        assertThat(names).containsExactly("_id_", "liveKey_1", "state_-1_updated_-1");
        assertThatThrownBy(() ->
                        opened.things().createIndex(Indexes.ascending("liveKey"), new IndexOptions().unique(true)))
                .isInstanceOf(MongoCommandException.class);
    }

    @Test
    void findsByAUniqueKeyTogetherWithOtherConditions() {
        opened.things().createIndex(Indexes.ascending("key"), new IndexOptions().unique(true));
        opened.things()
                .insertOne(
                        new Document("_id", 1).append("key", List.of("a", "b")).append("revision", 3));
        opened.things().insertOne(new Document("_id", 2).append("key", "c").append("revision", 3));
        opened.things().insertOne(new Document("_id", 3).append("revision", 3));
        assertThat(ids(new Document("_id", 1).append("revision", 3))).containsExactly(1);
        assertThat(ids(new Document("_id", 1).append("revision", 4))).isEmpty();
        assertThat(ids(Document.parse("{$and: [{_id: 1}, {$and: [{revision: 3}, {_id: {$lt: 2}}]}]}")))
                .containsExactly(1);
        assertThat(ids(Document.parse("{$and: [{_id: {$gt: 1}}, {_id: 1}]}"))).isEmpty();
        assertThat(ids(Document.parse("{$or: [{_id: 1}, {key: 'c'}]}"))).containsExactly(1, 2);
        assertThat(ids(new Document("_id", new Document("$gt", 1)))).containsExactly(2, 3);
        assertThat(ids(new Document("key", new Document("$in", List.of("a", "b", "c")))))
                .containsExactly(1, 2);
        assertThat(ids(new Document("key", List.of("a", "b")))).containsExactly(1);
        assertThat(ids(new Document("key", null))).containsExactly(3);
        assertThat(ids(new Document("key", new Document("$ne", "c")))).containsExactly(1, 3);
        assertThat(ids(new Document("key", new Document("$regex", "^b")))).containsExactly(1);
    }

    private List<Integer> ids(Document query) {
        return opened.things()
                .find(query)
                .sort(new Document("_id", 1))
                .map(one -> one.getInteger("_id"))
                .into(new ArrayList<>());
    }

    @Test
    void rejectsADocumentThatHasGrownTooLargeAndKeepsItAsItWas() {
        opened.things().createIndex(Indexes.ascending("key"), new IndexOptions().unique(true));
        String half = "x".repeat(9_000_000);
        opened.things().insertOne(new Document("_id", 1).append("key", "old").append("first", half));
        assertThatThrownBy(() ->
                        opened.things().updateOne(eq("_id", 1), combine(set("key", "new"), set("second", half))))
                .isInstanceOf(MongoWriteException.class)
                .hasMessageContaining("16 MB");
        assertThat(opened.things().find(eq("key", "old")).first()).containsEntry("first", half);
        assertThat(opened.things().find(eq("key", "new")).first()).isNull();
    }

    @Test
    void neverMissesADocumentThatMatchesBeforeAndAfterItIsChanged() throws Exception {
        List<String> states = List.of("open", "inprogress", "closed");
        opened.things().createIndex(Indexes.ascending("state", "number"));
        opened.things().createIndex(Indexes.ascending("key"), new IndexOptions().unique(true));
        for (int id = 0; id < 40; id++) {
            opened.things()
                    .insertOne(new Document("_id", id)
                            .append("state", "open")
                            .append("number", id)
                            .append("key", id));
        }
        AtomicBoolean done = new AtomicBoolean();
        AtOnce.<@Nullable Object>run(6, thread -> {
            if (thread < 3) {
                for (int i = 0; i < 400; i++) {
                    int id = thread + 3 * (i % 13);
                    opened.things()
                            .updateOne(eq("_id", id), combine(set("state", states.get(i % 3)), inc("number", 1)));
                }
                done.set(true);
                return null;
            }
            while (!done.get()) {
                assertThat(ids(new Document("state", new Document("$in", states))))
                        .hasSize(40);
                assertThat(opened.things().countDocuments(in("state", states))).isEqualTo(40);
            }
            return null;
        });
    }
}
