package com.cinemataztic.embeddedmongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.push;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.ReturnDocument;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a driver sees of the server. */
class EmbeddedServerMongoTests extends ServerTest {
    @Test
    void answersHelloAndPing() {
        Document hello = opened.database().runCommand(new Document("hello", 1));
        assertThat(hello).containsEntry("isWritablePrimary", true).containsEntry("ok", 1.0);
        assertThat(opened.database().runCommand(new Document("ping", 1))).containsEntry("ok", 1.0);
        assertThat(opened.server().connectionString()).startsWith("mongodb://127.0.0.1:");
    }

    @Test
    void listsDatabasesAndCollections() {
        opened.things().insertOne(new Document("_id", 1));
        assertThat(opened.client().listDatabaseNames()).contains("test");
        assertThat(opened.database().listCollectionNames()).containsExactly("things");
    }

    @Test
    void tellsHowMuchItHolds() {
        opened.things().insertMany(List.of(new Document("_id", 1), new Document("_id", 2)));
        opened.client().getDatabase("other").getCollection("more").insertOne(new Document("_id", 3));
        assertThat(opened.server().documents()).isEqualTo(3);
        assertThat(opened.server().fileSize()).isPositive();
        assertThat(opened.server().lastCommitMillis()).isPositive();
        assertThat(opened.server().failure()).isEmpty();
        assertThat(opened.server().file()).isEqualTo(folder.resolve("store-v2.mv"));
        assertThat(Files.exists(opened.server().file())).isTrue();
    }

    @Test
    void givesBackAfterReopeningWhatItWasGiven() {
        Document given = new Document("_id", new ObjectId())
                .append("text", "Grüße \u0000 null")
                .append("number", 1)
                .append("long", Long.MAX_VALUE)
                .append("double", 0.1)
                .append("date", new Date(1_700_000_000_123L))
                .append("flag", false)
                .append("nothing", null)
                .append("list", List.of(1, "two", new Document("three", 3)))
                .append("nested", new Document("a", new Document("b", 1)));
        opened.things().insertOne(given);
        reopen();
        assertThat(opened.things().find(eq("_id", given.get("_id"))).first()).isEqualTo(given);
        assertThat(opened.server().documents()).isEqualTo(1);
    }

    @Test
    void findsIdsOfEveryKindAgain() {
        List<Object> ids = List.of(
                "text",
                "",
                1,
                -7,
                2.5,
                Long.MAX_VALUE - 1,
                9007199254740993L,
                new ObjectId(),
                new Date(5),
                true,
                new Document("a", 1).append("b", "two"));
        ids.forEach(id -> opened.things().insertOne(new Document("_id", id)));
        reopen();
        for (Object id : ids) {
            assertThat(opened.things().find(eq("_id", id)).first()).as("%s", id).isEqualTo(new Document("_id", id));
            assertThat(opened.things().deleteOne(eq("_id", id)).getDeletedCount())
                    .as("%s", id)
                    .isOne();
        }
        assertThat(opened.server().documents()).isZero();
    }

    @Test
    void takesEqualNumbersForTheSameId() {
        opened.things().insertOne(new Document("_id", 1));
        assertThatThrownBy(() -> opened.things().insertOne(new Document("_id", 1L)))
                .isInstanceOf(MongoWriteException.class);
        assertThat(opened.things().find(eq("_id", 1.0)).first()).isNotNull();
    }

    @Test
    void givesEveryNumberOnceFromACounter() throws Exception {
        var upsert = new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER);
        List<List<Integer>> drawn = AtOnce.run(16, thread -> {
            List<Integer> mine = new ArrayList<>();
            for (int i = 0; i < 25; i++) {
                Document counter = opened.things().findOneAndUpdate(eq("_id", "counter"), inc("last", 1), upsert);
                mine.add(Objects.requireNonNull(counter).getInteger("last"));
            }
            return mine;
        });
        assertThat(drawn.stream().flatMap(List::stream))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 400).boxed().toList());
    }

    @Test
    void keepsTheOtherDocumentsOfAnUnorderedBulkWithABadOne() {
        List<Document> documents = IntStream.of(1, 2, 2, 3, 4)
                .mapToObj(id -> new Document("_id", id))
                .toList();
        var error = catchThrowableOfType(
                MongoBulkWriteException.class,
                () -> opened.things().insertMany(documents, new InsertManyOptions().ordered(false)));
        assertThat(error.getWriteErrors()).singleElement().satisfies(one -> {
            assertThat(one.getCode()).isEqualTo(DUPLICATE_KEY);
            assertThat(one.getIndex()).isEqualTo(2);
        });
        assertThat(error.getWriteResult().getInsertedCount()).isEqualTo(4);
        assertThat(opened.things().countDocuments()).isEqualTo(4);
    }

    @Test
    void stopsAnOrderedBulkOfInsertsAtTheBadOne() {
        List<Document> documents =
                IntStream.of(1, 2, 2, 3).mapToObj(id -> new Document("_id", id)).toList();
        var error = catchThrowableOfType(
                MongoBulkWriteException.class, () -> opened.things().insertMany(documents));
        assertThat(error.getWriteResult().getInsertedCount()).isEqualTo(2);
        assertThat(opened.things().countDocuments()).isEqualTo(2);
    }

    @Test
    void sendsManyDocumentsInBatches() {
        opened.things()
                .insertMany(IntStream.range(0, 2_500)
                        .mapToObj(id -> new Document("_id", id))
                        .toList());
        Document first = opened.database().runCommand(new Document("find", "things"));
        assertThat(first.get("cursor", Document.class).getList("firstBatch", Document.class))
                .hasSize(1_000);
        assertThat(opened.things().find()).hasSize(2_500);
    }

    @Test
    void showsReadersWholeDocumentsWhileTheyAreChanged() throws Exception {
        opened.things().createIndex(Indexes.ascending("liveKey"), SPARSE_UNIQUE);
        for (int id = 0; id < 50; id++) {
            opened.things()
                    .insertOne(new Document("_id", id)
                            .append("liveKey", "k" + id)
                            .append("a", 0)
                            .append("b", 0));
        }
        AtomicBoolean done = new AtomicBoolean();
        AtomicLong reads = new AtomicLong();
        AtOnce.<@Nullable Object>run(8, thread -> {
            if (thread < 4) {
                for (int i = 1; i <= 150; i++) {
                    int id = (i * 7 + thread) % 50;
                    opened.things()
                            .updateOne(
                                    eq("_id", id),
                                    combine(inc("a", 1), push("list", new Document("n", i)), inc("b", 1)));
                    opened.things()
                            .insertOne(new Document("_id", "new-" + thread + "-" + i)
                                    .append("a", i)
                                    .append("b", i));
                }
                done.set(true);
                return null;
            }
            while (!done.get()) {
                List<Document> seen =
                        switch (thread) {
                            case 4 -> opened.things().find().into(new ArrayList<>());
                            case 5 ->
                                opened.things()
                                        .find(in("liveKey", "k1", "k2", "k3"))
                                        .into(new ArrayList<>());
                            case 6 ->
                                opened.things()
                                        .aggregate(List.of(new Document("$sort", new Document("a", -1))))
                                        .into(new ArrayList<>());
                            default -> opened.things().find(eq("_id", 7)).into(new ArrayList<>());
                        };
                assertThat(seen).isNotEmpty().allSatisfy(one -> {
                    assertThat(one.get("a")).isEqualTo(one.get("b"));
                    int pushed = one.containsKey("list")
                            ? one.getList("list", Document.class).size()
                            : -1;
                    assertThat(pushed == -1 || Integer.valueOf(pushed).equals(one.get("a")))
                            .isTrue();
                });
                reads.incrementAndGet();
            }
            return null;
        });
        assertThat(reads.get()).isGreaterThan(20);
    }

    @Test
    void leavesOtherDatabasesAloneWhenOneIsDropped() {
        opened.client().getDatabase("test2").getCollection("things").insertOne(new Document("_id", 1));
        opened.things().insertOne(new Document("_id", 1));
        opened.database().drop();
        reopen();
        assertThat(opened.client().getDatabase("test2").getCollection("things").countDocuments())
                .isOne();
        assertThat(opened.things().countDocuments()).isZero();
    }

    @Test
    void closesWhileAClientIsConnected() {
        try (MongoCursor<Document> ignored = opened.things().find().iterator()) {
            opened.server().close();
            opened.server().close();
        }
        open();
    }

    @Test
    void keepsItsFileWhenClosedByAnInterruptedThread() {
        opened.things().insertOne(new Document("_id", 1));
        opened.client().close();
        Thread.currentThread().interrupt();
        opened.server().close();
        assertThat(Thread.interrupted()).isTrue();
        open();
        assertThat(opened.things().countDocuments()).isOne();
    }
}
