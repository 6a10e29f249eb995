package com.cinemataztic.incidents.bench;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for what may take too long. */
final class TimeLimit {

    /** For what was given up on to notice. */
    private static final Duration GRACE = Duration.ofSeconds(20);

    private TimeLimit() {}

    /** Something that may fail. */
    interface Doing {
        void run() throws Exception;
    }

    /**
     * Does it on another thread, which is interrupted if it takes longer.
     *
     * @return whether it was done in time
     */
    static boolean within(Duration limit, Doing doing) throws Exception {
        var task = new FutureTask<>(() -> {
            doing.run();
            return true;
        });
        var thread = Thread.ofPlatform().daemon().start(task);
        try {
            return task.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException tooLong) {
            thread.interrupt();
            thread.join(GRACE);
            return false;
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof Exception cause ? cause : failed;
        }
    }

    /** @return how long it took, in seconds, or that it took longer */
    static Measurement seconds(Duration limit, Doing doing) throws Exception {
        long began = System.nanoTime();
        return within(limit, doing)
                ? Measurement.of((System.nanoTime() - began) / 1e9)
                : Measurement.over(limit.toSeconds());
    }
}
