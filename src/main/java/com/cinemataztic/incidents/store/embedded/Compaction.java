package com.cinemataztic.incidents.store.embedded;

import de.bwaldvogel.mongo.exception.MongoServerError;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.h2.mvstore.FileStore;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.RandomAccessStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the file from growing without end. Each commit writes changed pages anew and leaves holes where the old ones
 * were; what still lives beside the holes is written again, in slices, until half of the file lives.
 */
final class Compaction implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Compaction.class);

    /** Below that a file is not worth the trouble. */
    private static final long SMALL_BYTES = 16L << 20;

    private static final int TARGET_PERCENT = 50;
    /** What a slice writes at most, as nobody writes meanwhile. */
    private static final int SLICE_BYTES = 2 << 20;

    private static final Duration EVERY = Duration.ofMillis(200);

    private final MVStore store;
    private final GroupCommit commits;
    private final CountDownLatch stop = new CountDownLatch(1);
    private volatile long slices;
    private volatile long longestNanos;

    Compaction(MVStore store, GroupCommit commits) {
        this.store = store;
        this.commits = commits;
    }

    void start() {
        Thread.ofPlatform().daemon().name("embedded-store-compaction").start(this::run);
    }

    private void run() {
        try {
            Duration pause = EVERY;
            // Not by an interrupt: a file channel is closed under a thread that is interrupted.
            while (!stop.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                pause = EVERY;
                if (isWorthwhile()) {
                    long began = System.nanoTime();
                    boolean more = commits.alone(this::slice);
                    long took = System.nanoTime() - began;
                    slices++;
                    longestNanos = Math.max(longestNanos, took);
                    if (more) {
                        pause = Duration.ofNanos(took); // the writers have half of the time, or more
                    }
                }
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts it", e);
        } catch (MongoServerError e) {
            log.debug("the store has failed or was closed, and has told so itself", e);
        }
    }

    private boolean isWorthwhile() {
        FileStore<?> file = store.getFileStore();
        return file.size() > SMALL_BYTES && livePercent(file) < TARGET_PERCENT;
    }

    /** How much of the file is pages that are still used, as far as the store knows. */
    static int livePercent(FileStore<?> file) {
        return file.getFillRate() * file.getChunksFillRate() / 100;
    }

    /** Rewrites pages out of the emptiest chunks or, if they are full enough, moves the chunks together. */
    private boolean slice() {
        FileStore<?> file = store.getFileStore();
        if (store.compact(TARGET_PERCENT + 20, SLICE_BYTES)) {
            return true;
        }
        if (file instanceof RandomAccessStore chunks && file.getFillRate() < TARGET_PERCENT + 20) {
            long before = file.size();
            chunks.compactMoveChunks(TARGET_PERCENT + 20, 4L * SLICE_BYTES, store);
            return file.size() < before;
        }
        return false;
    }

    /** How many slices have been written. */
    long slices() {
        return slices;
    }

    /** How long the longest slice held up the writers. */
    long longestNanos() {
        return longestNanos;
    }

    @Override
    public void close() {
        stop.countDown();
    }
}
