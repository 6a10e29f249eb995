package com.cinemataztic.incidents.exporter.collect;

import com.cinemataztic.incidents.exporter.cinecloud.Answer;
import com.cinemataztic.incidents.exporter.cinecloud.Effort;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/**
 * Makes one call for each of many things, in two tiers, so that none delays another. In the fast tier each gets one
 * try, cut short when it takes much longer than usual. A failure that may pass moves to the patient tier: few at a
 * time, retried with the full time-out, in parallel with the next sweeps. What was slow last time starts in the patient
 * tier until it is fast again.
 */
final class TwoTierPoller<T> implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(TwoTierPoller.class.getName());

    /** The fast tier has already used one of the useful tries. */
    private static final int SLOW_TRIES = 2;

    /** Makes the call and applies its result. */
    @FunctionalInterface
    interface Call<T> {
        Answer<?> of(T thing, Effort effort);
    }

    /** The result of a sweep. Things not tried, or still to be retried, count as failed. */
    record Outcome(int good, int failed) {

        /** True if at most half failed. */
        boolean mostlyGood() {
            return failed <= good;
        }

        Outcome plus(Outcome other) {
            return new Outcome(good + other.good, failed + other.failed);
        }
    }

    private final int workers;
    private final Duration timeout;
    private final Call<T> call;
    private final AdaptiveTimeout timeLimit;
    private final SecondTries<T> second;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * @param workers maximum number of calls at a time in the fast tier; the patient tier has an eighth of that, at
     *     least one
     * @param timeout of a call
     */
    TwoTierPoller(int workers, Duration timeout, Call<T> call) {
        this.workers = workers;
        this.timeout = timeout;
        this.call = call;
        this.timeLimit = new AdaptiveTimeout(timeout, workers);
        this.second = new SecondTries<>();
    }

    /**
     * One sweep over all of them, in a new random order: a block of broken neighbours must not appear as an outage.
     * Returns when the fast tier is empty. If less than half succeeded, it first waits until the patient tier has
     * decided otherwise or a time-out has passed.
     */
    Outcome over(Collection<T> things) {
        List<T> quick = new ArrayList<>(second.begin(things));
        Collections.shuffle(quick);
        startSlowWorkers();
        Queue<T> queue = new ConcurrentLinkedQueue<>(quick);
        // Closing waits for the workers. Interrupting the caller interrupts them.
        try (ExecutorService sweep = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < Math.min(workers, quick.size()); i++) {
                sweep.execute(() -> {
                    T thing;
                    while (!Thread.currentThread().isInterrupted() && (thing = queue.poll()) != null) {
                        quick(thing);
                    }
                });
            }
        }
        int needed = (things.size() + 1) / 2;
        int good = second.awaitGood(needed, timeout);
        return new Outcome(good, things.size() - good);
    }

    /** Forgets what it learned of all others, and stops retrying them. */
    void retain(Collection<T> things) {
        second.retain(Set.copyOf(things));
    }

    /** How many wait in the patient tier. */
    int waiting() {
        return second.size();
    }

    /** Cancels the calls in progress in the patient tier. */
    @Override
    public void close() {
        threads.shutdownNow();
    }

    private void quick(T thing) {
        Duration limit = timeLimit.now();
        long start = System.nanoTime();
        switch (answer(thing, Effort.quick(limit))) {
            case Answer.Good<?> good -> {
                timeLimit.good(Duration.ofNanos(System.nanoTime() - start));
                second.good(thing);
            }
            case Answer.Failed<?> failed -> {
                if (failed.tookTooLong()) {
                    timeLimit.cut();
                    // A whole time-out was its second try as well.
                    second.slow(thing, failed.worthAnotherTry());
                } else if (failed.worthAnotherTry()) {
                    second.failed(thing);
                }
                startSlowWorkers();
            }
        }
    }

    private void startSlowWorkers() {
        while (second.enlist(Math.max(1, workers / 8))) {
            try {
                threads.execute(this::pollSlowly);
            } catch (RejectedExecutionException e) {
                // Closed at this very moment.
                second.leave();
                return;
            }
        }
    }

    private void pollSlowly() {
        boolean enlisted = true;
        try {
            while (enlisted && !Thread.currentThread().isInterrupted()) {
                T thing = second.take();
                enlisted = thing != null;
                if (thing != null) {
                    pollSlowly(thing);
                }
            }
        } finally {
            if (enlisted) {
                second.leave();
            }
        }
    }

    private void pollSlowly(T thing) {
        long start = System.nanoTime();
        Answer<?> answer = answer(thing, new Effort(SLOW_TRIES, timeout));
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        boolean good = answer instanceof Answer.Good;
        boolean slow = good
                ? took.compareTo(timeLimit.now()) > 0
                : answer instanceof Answer.Failed<?> failed && failed.tookTooLong();
        if (good) {
            timeLimit.good(took);
        }
        second.ended(thing, good, slow);
    }

    private Answer<?> answer(T thing, Effort effort) {
        try {
            return call.of(thing, effort);
        } catch (RuntimeException e) {
            // An unforeseen exception costs only this one, too.
            LOG.log(System.Logger.Level.ERROR, "cannot handle the answer about " + thing, e);
            return new Answer.Failed<>("malformed");
        }
    }
}
