package com.cinemataztic.incidents.exporter.collect;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * Does one call for each of many things, a few at a time, in a new random order each time. Gives up when so many in a
 * row failed that the whole endpoint must be down: else a vendor that hangs would hold a poll for many minutes. The
 * random order keeps a block of broken neighbours from looking like that.
 *
 * @param workers how many calls at a time
 */
record Sweep(int workers) {

    private static final System.Logger LOG = System.getLogger(Sweep.class.getName());
    private static final int HOPELESS_ROUNDS = 3;

    /** What came of it; those not tried count as failed. */
    record Outcome(int good, int failed) {

        /** True if at most half failed. */
        boolean mostlyGood() {
            return failed <= good;
        }
    }

    <T> Outcome over(List<T> things, Predicate<T> call) {
        List<T> shuffled = new ArrayList<>(things);
        Collections.shuffle(shuffled);
        Queue<T> queue = new ConcurrentLinkedQueue<>(shuffled);
        AtomicInteger good = new AtomicInteger();
        AtomicInteger failedInARow = new AtomicInteger();
        Runnable worker = () -> {
            T thing;
            while (failedInARow.get() < HOPELESS_ROUNDS * workers
                    && !Thread.currentThread().isInterrupted()
                    && (thing = queue.poll()) != null) {
                if (isGood(call, thing)) {
                    good.incrementAndGet();
                    failedInARow.set(0);
                } else {
                    failedInARow.incrementAndGet();
                }
            }
        };
        // Closing waits for the workers; interrupting the caller interrupts them.
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < Math.min(workers, things.size()); i++) {
                threads.execute(worker);
            }
        }
        return new Outcome(good.get(), things.size() - good.get());
    }

    private static <T> boolean isGood(Predicate<T> call, T thing) {
        try {
            return call.test(thing);
        } catch (RuntimeException e) {
            // One that we did not foresee costs only itself too.
            LOG.log(System.Logger.Level.ERROR, "cannot handle the answer about " + thing, e);
            return false;
        }
    }
}
