package com.cinemataztic.embeddedmongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.cinemataztic.embeddedmongo.file.Compaction;
import com.cinemataztic.embeddedmongo.file.Disk;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.bson.Document;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An acknowledgement means that it is on disk, and there is none when it is not. */
@Timeout(300)
class GroupCommitMongoTests {
    @TempDir
    Path folder;

    /** A disk that a test can slow down, hold up and break. */
    private static final class TestDisk implements Disk {
        private final Disk real;
        final AtomicBoolean commitFails = new AtomicBoolean();
        final AtomicBoolean syncFails = new AtomicBoolean();
        final AtomicInteger syncs = new AtomicInteger();
        volatile long syncNanos;
        volatile CountDownLatch held = new CountDownLatch(0);

        TestDisk(MVStore store) {
            real = Disk.of(store);
        }

        @Override
        public boolean commit() {
            if (commitFails.get()) {
                throw new IllegalStateException("No space left on device");
            }
            return real.commit();
        }

        @Override
        public void sync() {
            LockSupport.parkNanos(syncNanos);
            try {
                held.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            if (syncFails.get()) {
                throw new IllegalStateException("Input/output error");
            }
            real.sync();
            syncs.incrementAndGet();
        }
    }

    /** The disk of the server opened last. */
    private @Nullable TestDisk last;

    private Opened open() {
        return Opened.in(folder, this::newDisk);
    }

    private Disk newDisk(MVStore store) {
        last = new TestDisk(store);
        return last;
    }

    private TestDisk disk() {
        return Objects.requireNonNull(last);
    }

    @Test
    void letsManyWritersShareACommit() throws Exception {
        try (Opened opened = open()) {
            opened.things().insertOne(new Document("_id", "first"));
            AtOnce.run(16, thread -> opened.database().runCommand(new Document("ping", 1))); // connects them all
            disk().syncNanos = TimeUnit.MILLISECONDS.toNanos(50); // time for the others to come
            long before = opened.server().commits();
            AtOnce.<@Nullable Object>run(16, thread -> {
                for (int i = 0; i < 20; i++) {
                    opened.things().insertOne(new Document("_id", thread + "-" + i));
                }
                return null;
            });
            long commits = opened.server().commits() - before;
            assertThat(commits).isBetween(20L, 160L); // 320 writes
        }
    }

    @Test
    void answersNeitherTheWriterNorWhoHasSeenTheWriteBeforeItIsOnDisk() throws Exception {
        try (Opened opened = open()) {
            opened.things().insertOne(new Document("_id", 0));
            disk().held = new CountDownLatch(1);
            AtomicInteger answered = new AtomicInteger();
            List<Thread> waiting = List.of(
                    Thread.ofVirtual().start(() -> {
                        opened.things().insertOne(new Document("_id", 1));
                        answered.incrementAndGet();
                    }),
                    Thread.ofVirtual().start(() -> {
                        while (opened.things().find(Filters.eq("_id", 1)).first() == null) {
                            Thread.onSpinWait();
                        }
                        answered.incrementAndGet();
                    }));
            try {
                Thread.sleep(300);
                assertThat(answered).hasValue(0);
            } finally {
                disk().held.countDown(); // or closing would wait for it
            }
            for (Thread one : waiting) {
                one.join();
            }
            assertThat(answered).hasValue(2);
        }
    }

    @Test
    void syncsEveryWriteAndNoRead() {
        try (Opened opened = open()) {
            opened.things().insertOne(new Document("_id", 0));
            int before = disk().syncs.get();
            opened.things().find().first();
            opened.things().countDocuments();
            opened.database().runCommand(new Document("ping", 1));
            assertThat(disk().syncs).hasValue(before);
            opened.things().insertOne(new Document("_id", 1));
            assertThat(disk().syncs).hasValue(before + 1);
        }
    }

    @Test
    void acknowledgesNothingAnyMoreAfterAFailedCommit() {
        stopsForGood(() -> disk().commitFails.set(true), "No space left on device");
        disk().commitFails.set(false);
        try (Opened opened = open()) {
            assertThat(opened.things().find()).containsExactly(new Document("_id", "before"));
        }
    }

    @Test
    void acknowledgesNothingAnyMoreAfterAFailedSync() {
        stopsForGood(() -> disk().syncFails.set(true), "Input/output error");
    }

    private void stopsForGood(Runnable breaking, String reason) {
        try (Opened opened = open()) {
            opened.things().insertOne(new Document("_id", "before"));
            breaking.run();
            assertThatThrownBy(() -> opened.things().insertOne(new Document("_id", "lost")))
                    .isInstanceOf(MongoException.class)
                    .hasMessageContaining(reason);
            disk().commitFails.set(false);
            disk().syncFails.set(false);
            for (String command : List.of("{ping: 1}", "{find: 'things'}", "{insert: 'things', documents: [{}]}")) {
                var rejection = catchThrowableOfType(
                        MongoCommandException.class, () -> opened.database().runCommand(Document.parse(command)));
                assertThat(rejection.getCode()).as(command).isEqualTo(96);
                assertThat(rejection.getErrorMessage()).contains(reason);
            }
            assertThat(opened.server().failure())
                    .hasValueSatisfying(cause -> assertThat(cause).hasMessageContaining(reason));
            await().untilAsserted(() -> assertThat(opened.failures()).hasSize(1));
        }
    }

    @Test
    void failsAllWhoWaitForTheSameCommit() throws Exception {
        try (Opened opened = open()) {
            opened.things().insertOne(new Document("_id", "before"));
            disk().syncNanos = TimeUnit.MILLISECONDS.toNanos(50);
            disk().syncFails.set(true);
            List<Boolean> acknowledged = AtOnce.run(16, thread -> {
                try {
                    opened.things().insertOne(new Document("_id", thread));
                    return true;
                } catch (MongoException e) {
                    return false;
                }
            });
            assertThat(acknowledged).doesNotContain(true);
            await().untilAsserted(() -> assertThat(opened.failures()).hasSize(1));
        }
    }

    @Test
    void mayBeClosedByTheFailureCallback() {
        CountDownLatch closed = new CountDownLatch(1);
        EmbeddedServer[] server = new EmbeddedServer[1];
        server[0] = EmbeddedServer.open(
                folder,
                Endpoint.any(),
                failure -> {
                    server[0].close();
                    closed.countDown();
                },
                this::newDisk,
                Compaction.SMALL_BYTES);
        try (var client = MongoClients.create(server[0].connectionString())) {
            disk().commitFails.set(true);
            assertThatThrownBy(() ->
                            client.getDatabase("test").getCollection("things").insertOne(new Document()))
                    .isInstanceOf(MongoException.class);
            await().until(() -> closed.getCount() == 0);
        }
    }
}
