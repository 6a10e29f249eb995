package com.cinemataztic.embeddedmongo.file;

import de.bwaldvogel.mongo.exception.MongoServerError;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.h2.mvstore.MVStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the file from growing without bound. Each commit writes changed pages anew and leaves holes in place of the old
 * ones. Compaction rewrites the live pages beside the holes, step by step, until half of the file is live.
 *
 * <p>Nobody writes during a step, so a step does no more than necessary: the library rewrites a chunk whole or not at
 * all, and moves one only into a hole that is large enough. When steps gain nothing any more, compaction rests until
 * the file has grown.
 */
public final class Compaction {
    private static final Logger log = LoggerFactory.getLogger(Compaction.class);

    /** Below this size a file is not worth compacting. */
    public static final long SMALL_BYTES = 16L << 20;

    private static final int TARGET_PERCENT = 50;
    /** A fuller chunk stays as it is. */
    private static final int FULL_PERCENT = TARGET_PERCENT + 20;
    /** The least that a step rewrites, if there is that much; more only if a single chunk holds more. */
    private static final int REWRITE_BYTES = 2 << 20;

    private static final int MOST_BYTES = 64 << 20;
    /** The least that a step moves. Doubled after each step without a gain: the holes were too small. */
    private static final int MOVE_BYTES = 8 << 20;
    /** Rests after this many steps without a gain. */
    private static final int MOST_WITHOUT_GAIN = 5;

    private static final Duration EVERY = Duration.ofMillis(200);
    private static final Duration REST = Duration.ofMinutes(10);

    private final MVStore store;
    private final CheckedFileStore file;
    private final GroupCommit commits;
    private final long smallBytes;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread =
            Thread.ofPlatform().daemon().name("embedded-store-compaction").unstarted(this::run);
    private volatile long steps;
    private volatile long longestNanos;

    private int withoutGain;
    /** While resting: resume at this file size, or at {@link #resumeAtNanos}. */
    private long resumeAtSize;

    private long resumeAtNanos;

    /** @param smallBytes files below this size are left alone */
    public Compaction(MVStore store, GroupCommit commits, long smallBytes) {
        this.store = store;
        this.file = (CheckedFileStore) store.getFileStore();
        this.commits = commits;
        this.smallBytes = smallBytes;
    }

    /** Starts the thread that compacts. */
    public void start() {
        thread.start();
    }

    private void run() {
        try {
            Duration pause = EVERY;
            // Not stopped by an interrupt: interrupting a thread closes the file channel it uses.
            while (!stop.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                // Pauses as long as the step took: writers get at least half of the time.
                pause = isWorthwhile() && !isResting() ? Duration.ofNanos(step()) : EVERY;
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts it", e);
        } catch (MongoServerError e) {
            log.debug("the store has failed or was closed; it has logged the cause", e);
        }
    }

    private boolean isWorthwhile() {
        return file.size() > smallBytes
                && file.getFillRate() * file.getChunksFillRate() / 100 < TARGET_PERCENT; // the live share of the file
    }

    private boolean isResting() {
        return file.size() < resumeAtSize && System.nanoTime() < resumeAtNanos;
    }

    /**
     * Makes one step.
     *
     * @return how long it held up the writers, in nanoseconds
     */
    private long step() {
        long[] began = new long[1];
        long holes = file.holes();
        long size = file.size();
        commits.alone(() -> {
            began[0] = System.nanoTime(); // until then writers did not wait for this step
            return rewriteOrMove();
        });
        long took = System.nanoTime() - began[0];
        steps++;
        longestNanos = Math.max(longestNanos, took);
        if (file.holes() < holes || file.size() < size) {
            withoutGain = 0;
        } else if (++withoutGain >= MOST_WITHOUT_GAIN) {
            withoutGain = 0;
            resumeAtSize = file.size() + file.size() / 8;
            resumeAtNanos = System.nanoTime() + REST.toNanos();
        }
        return took;
    }

    /** Rewrites pages out of the emptiest chunks or, if they are full enough, moves the chunks together. */
    private boolean rewriteOrMove() {
        int rewrite = (int) Math.clamp(file.mostThatLivesInAChunkBelow(FULL_PERCENT), REWRITE_BYTES, MOST_BYTES);
        if (file.getChunksFillRate() < FULL_PERCENT && store.compact(FULL_PERCENT, rewrite)) {
            return true;
        }
        if (file.getFillRate() < FULL_PERCENT) {
            long move = Math.max(MOVE_BYTES, file.size() / 16) << withoutGain;
            file.compactMoveChunks(FULL_PERCENT, Math.min(move, MOST_BYTES), store);
        }
        return false;
    }

    /** The number of steps so far. */
    public long steps() {
        return steps;
    }

    /** How long the longest step held up the writers, in nanoseconds. */
    public long longestNanos() {
        return longestNanos;
    }

    /**
     * Ends the thread, then compacts what is left within the given time.
     *
     * @param atMost the time limit
     */
    public void close(Duration atMost) {
        stop.countDown();
        long end = System.nanoTime() + atMost.toNanos();
        try {
            thread.join();
            while (isWorthwhile() && !isResting() && System.nanoTime() < end) {
                step();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (MongoServerError e) {
            log.debug("the store has failed; it has logged the cause", e);
        }
    }
}
