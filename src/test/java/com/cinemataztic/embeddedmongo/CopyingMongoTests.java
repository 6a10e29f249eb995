package com.cinemataztic.embeddedmongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.cinemataztic.embeddedmongo.file.StoreFile;
import com.cinemataztic.embeddedmongo.file.StoreUnusable;
import com.cinemataztic.embeddedmongo.index.KeyBytes;
import com.mongodb.client.model.Indexes;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.bson.Document;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Copies taken and put back while clients go on. */
class CopyingMongoTests extends ServerTest {
    private static final int WRITERS = 8;
    private static final int FILLED = 3_000;

    private Path copy;

    @BeforeEach
    void fill() {
        copy = folder.resolve("copy.mv");
        opened.things().createIndex(Indexes.ascending("liveKey"), SPARSE_UNIQUE);
        opened.things().createIndex(Indexes.descending("n"));
        opened.things()
                .insertMany(IntStream.range(0, FILLED)
                        .mapToObj(i -> new Document("_id", "old-" + i)
                                .append("n", i)
                                .append("liveKey", "key-" + i)
                                .append("filler", "x".repeat(500)))
                        .toList());
    }

    private Document run(Opened server, String command, Path file) {
        var admin = server.client().getDatabase("admin");
        Document asked = admin.runCommand(new Document(command, 1).append("file", file.toString()));
        assertThat(asked.getDouble("ok")).isEqualTo(1.0);
        Document[] last = {asked};
        await().until(() -> {
            last[0] = admin.runCommand(new Document("storeStatus", 1));
            return !last[0].getBoolean("running");
        });
        return last[0];
    }

    private String incarnation() {
        return opened.database().runCommand(new Document("hello", 1)).getString("incarnation");
    }

    /** Each writer counts two documents up, the second after the first; no moment has them more than one apart. */
    @Test
    void aCopyIsOfOneMomentAndHoldsAllThatWasAcknowledgedBefore() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        Map<Integer, Integer> acknowledged = new ConcurrentHashMap<>();
        Map<Integer, Integer> before = new ConcurrentHashMap<>();
        for (int writer = 0; writer < WRITERS; writer++) {
            opened.things()
                    .insertMany(List.of(
                            new Document("_id", "first-" + writer).append("n", 0),
                            new Document("_id", "second-" + writer).append("n", 0)));
        }
        AtOnce.run(WRITERS + 1, thread -> {
            if (thread == WRITERS) {
                await().until(() -> acknowledged.size() == WRITERS);
                for (int round = 0; round < 3; round++) {
                    Files.deleteIfExists(copy);
                    before.putAll(acknowledged);
                    assertThat(run(opened, "copyOut", copy).getList("faults", String.class))
                            .isEmpty();
                }
                done.set(true);
                return true;
            }
            for (int n = 1; !done.get(); n++) {
                opened.things().updateOne(eq("_id", "first-" + thread), set("n", n));
                opened.things()
                        .updateOne(
                                eq("_id", "second-" + thread),
                                combine(set("n", n), set("filler", "y".repeat(n % 700))));
                acknowledged.put(thread, n);
            }
            return true;
        });
        Path other = Files.createDirectory(folder.resolve("other"));
        Files.move(copy, other.resolve(EmbeddedServer.FILE));
        try (Opened copied = Opened.in(other)) {
            assertThat(copied.things().countDocuments()).isEqualTo(FILLED + 2 * WRITERS);
            for (int writer = 0; writer < WRITERS; writer++) {
                int first = number(copied, "first-" + writer);
                assertThat(number(copied, "second-" + writer)).isBetween(first - 1, first);
                assertThat(first).isGreaterThanOrEqualTo(before.getOrDefault(writer, -1));
            }
        }
        assertThat(Check.of(other.resolve(EmbeddedServer.FILE)).faults()).isEmpty();
    }

    private static int number(Opened server, String id) {
        Document found = server.things().find(eq("_id", id)).first();
        return found == null ? -1 : found.getInteger("n");
    }

    @Test
    void aRestoredCopyReplacesAllContentAndChangesTheIncarnation() {
        run(opened, "copyOut", copy);
        opened.things().deleteMany(new Document());
        opened.things().insertOne(new Document("_id", "new").append("liveKey", "key-1"));
        opened.client().getDatabase("later").getCollection("more").insertOne(new Document("_id", 1));
        String life = incarnation();

        Document done = run(opened, "copyIn", copy);

        assertThat(done.getLong("documents")).isEqualTo(FILLED);
        assertThat(incarnation()).isNotEqualTo(life);
        for (int open = 0; open < 2; open++) {
            assertThat(opened.server().documents()).isEqualTo(FILLED);
            assertThat(opened.things().find(eq("_id", "new")).first()).isNull();
            assertThat(opened.client()
                            .getDatabase("later")
                            .getCollection("more")
                            .countDocuments())
                    .isZero();
            assertThat(opened.things().find(eq("liveKey", "key-7")).first()).containsEntry("_id", "old-7");
            assertThatThrownBy(() -> opened.things().insertOne(new Document("_id", "twice").append("liveKey", "key-7")))
                    .hasMessageContaining("duplicate");
            reopen();
        }
        opened.close();
        assertThat(Check.of(folder.resolve(EmbeddedServer.FILE)).faults()).isEmpty();
        open();
    }

    @Test
    void whileACopyIsPutBackOthersSeeEitherAllOfTheOldOrAllOfTheNew() throws Exception {
        run(opened, "copyOut", copy);
        for (int round = 0; round < 5; round++) {
            opened.things().deleteMany(new Document());
            AtomicBoolean done = new AtomicBoolean();
            AtOnce.run(6, thread -> {
                if (thread == 0) {
                    run(opened, "copyIn", copy);
                    done.set(true);
                    return true;
                }
                while (!done.get()) {
                    assertThat(opened.things().countDocuments()).isIn(0L, (long) FILLED);
                    assertThat(opened.things().countDocuments(gte("n", 0))).isIn(0L, (long) FILLED);
                }
                return true;
            });
            assertThat(opened.things().countDocuments()).isEqualTo(FILLED);
        }
    }

    @Test
    void aDamagedCopyIsRejectedAndNothingChanges() throws IOException {
        run(opened, "copyOut", copy);
        try (RandomAccessFile file = new RandomAccessFile(copy.toFile(), "rw")) {
            file.seek(file.length() / 2);
            file.write(new byte[5_000]);
        }
        opened.things().insertOne(new Document("_id", "new"));
        String life = incarnation();

        assertThat(run(opened, "copyIn", copy).getString("failure")).contains(copy.toString());

        assertThat(incarnation()).isEqualTo(life);
        assertThat(opened.things().countDocuments()).isEqualTo(FILLED + 1);
        assertThat(opened.server().failure()).isEmpty();
        assertThatThrownBy(() -> Check.of(copy)).isInstanceOf(StoreUnusable.class);
    }

    @Test
    void aCopyIsNotWrittenOverAnythingNorWhereItCannotBe() throws IOException {
        Files.writeString(copy, "mine");
        assertThat(run(opened, "copyOut", copy).getString("failure")).contains("exists already");
        assertThat(copy).hasContent("mine");
        assertThat(run(opened, "copyOut", folder.resolve("no/such/folder/copy.mv"))
                        .getString("failure"))
                .isNotBlank();
        assertThat(run(opened, "copyIn", folder.resolve("missing.mv")).getString("failure"))
                .contains("missing.mv");
        opened.things().insertOne(new Document("_id", "still works"));
    }

    @Test
    void anIndexThatDoesNotSayWhatTheDocumentsSayIsFound() {
        opened.close();
        Path file = folder.resolve(EmbeddedServer.FILE);
        MVStore store = StoreFile.open(file);
        Namespace things = new Namespace("test", "things");
        var entries = Namespace.open(store, things.indexMap("n_-1"));
        entries.remove(entries.firstKey());
        var keys = Namespace.open(store, things.indexMap("liveKey_1"));
        keys.put(KeyBytes.of("no document has it"), new byte[] {1});
        store.commit();
        store.close();
        assertThat(Check.of(file).faults())
                .anySatisfy(fault -> assertThat(fault).contains("n_-1").contains("old-" + (FILLED - 1)))
                .anySatisfy(fault -> assertThat(fault).contains("liveKey_1").contains("entries"));
        open();
    }
}
