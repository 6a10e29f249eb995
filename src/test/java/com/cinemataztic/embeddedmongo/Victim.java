package com.cinemataztic.embeddedmongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;
import static com.mongodb.client.model.Updates.unset;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.cinemataztic.embeddedmongo.file.Disk;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.ReturnDocument;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.bson.Document;
import org.h2.mvstore.MVStore;
import org.slf4j.LoggerFactory;

/**
 * The process that is killed: writes with eight threads for ever, and prints each write as a line of standard output once it
 * was acknowledged. All documents have the same number in {@code a} and {@code b}, and the same filler.
 */
final class Victim {
    static final int WRITERS = 8;
    /** Its exit status when the store reports a failure. */
    static final int STORE_FAILED = 3;

    static final int LIVE_KEYS = 20;
    /** So that it is killed in the midst of tidying, too. */
    private static final long TIDY_ALWAYS = 1 << 20;

    static final String FILLER = "x".repeat(700);

    private static final OutputStream OUT = new FileOutputStream(FileDescriptor.out);

    private final MongoCollection<Document> things;
    private final String name;
    private final Random random;

    private Victim(MongoCollection<Document> things, String name, long seed) {
        this.things = things;
        this.name = name;
        this.random = new Random(seed);
    }

    /** @param args the folder, the round, a seed, and "durable" or "early" (answers before it commits). */
    public static void main(String[] args) throws Exception {
        // Standard output is for what was acknowledged.
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.OFF);
        Function<MVStore, Disk> disk = args[3].equals("early") ? EarlyDisk::new : Disk::of;
        Opened opened = Opened.in(Path.of(args[0]), disk, TIDY_ALWAYS);
        opened.things()
                .createIndex(
                        Indexes.ascending("liveKey"),
                        new IndexOptions().unique(true).sparse(true));
        opened.things().createIndex(Indexes.ascending("a", "_id"));
        try {
            AtOnce.run(WRITERS, thread -> {
                new Victim(opened.things(), args[1] + "-" + thread, Long.parseLong(args[2]) + thread).write();
                return true;
            });
        } catch (Throwable e) {
            // As the portal does when its store has failed.
            System.err.println(opened.failures());
            Runtime.getRuntime().halt(STORE_FAILED);
        }
    }

    /** Says that it has committed at once, and commits once a second, as the library does when left to itself. */
    private static final class EarlyDisk implements Disk {
        private final MVStore store;
        private long next = System.nanoTime() + 1_000_000_000L;

        EarlyDisk(MVStore store) {
            this.store = store;
        }

        @Override
        public boolean commit() {
            if (System.nanoTime() < next) {
                return true;
            }
            next = System.nanoTime() + 1_000_000_000L;
            return store.commit() >= 0;
        }

        @Override
        public void sync() {
            store.sync();
        }
    }

    private static void say(String line) throws IOException {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        synchronized (OUT) {
            OUT.write(bytes);
        }
    }

    private void write() throws IOException {
        String guarded = "guarded-" + name;
        things.insertOne(document(guarded, 0));
        for (int n = 1; ; n++) {
            insert(n);
            update(guarded, n);
            bulk(n);
            upsert(n);
        }
    }

    private static Document document(String id, int number) {
        return new Document("_id", id)
                .append("a", number)
                .append("filler", FILLER)
                .append("b", number);
    }

    private void insert(int n) throws IOException {
        things.insertOne(document("insert-" + name + "-" + n, n));
        say("there insert-" + name + "-" + n + " " + n);
    }

    private void update(String id, int n) throws IOException {
        var guard = and(eq("_id", id), eq("a", n - 1));
        if (things.updateOne(guard, combine(set("a", n), set("b", n))).getModifiedCount() != 1) {
            throw new IllegalStateException(id + " is not at " + (n - 1));
        }
        say("there " + id + " " + n);
    }

    /** Five documents, of which the middle one is already there. */
    private void bulk(int n) throws IOException {
        List<Document> documents = IntStream.range(0, 5)
                .mapToObj(i -> document(i == 2 ? "insert-" + name + "-" + n : "bulk-" + name + "-" + n + "-" + i, n))
                .toList();
        try {
            things.insertMany(documents, new InsertManyOptions().ordered(false));
            throw new IllegalStateException("a duplicate was taken");
        } catch (MongoBulkWriteException e) {
            if (e.getWriteErrors().stream().anyMatch(error -> error.getCode() != ServerTest.DUPLICATE_KEY)) {
                throw e;
            }
            for (Document one : documents) {
                say("there " + one.getString("_id") + " " + n);
            }
        }
    }

    private void upsert(int n) throws IOException {
        String key = "key-" + random.nextInt(LIVE_KEYS);
        Document live = things.findOneAndUpdate(
                eq("liveKey", key),
                combine(setOnInsert("_id", "live-" + name + "-" + n), set("filler", FILLER), inc("a", 1), inc("b", 1)),
                new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));
        if (live == null) {
            throw new IllegalStateException("no answer to an upsert");
        }
        say("there " + live.getString("_id") + " " + live.getInteger("a"));
        if (random.nextInt(4) == 0) {
            things.updateOne(eq("_id", live.getString("_id")), unset("liveKey"));
            say("closed " + live.getString("_id") + " 0");
        }
    }
}
