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
 * One call for each of many things, in two lanes, so that none is held up by another. In the quick lane each gets one
 * try, cut short when it takes much longer than usual. What failed there in a way that may pass goes to the patient
 * lane: few at a time, tried again and given all the time there is, beside the next sweeps. What was slow the last time
 * is asked in the patient lane from the start, until it is quick again.
 */
final class TwoTierPoller<T> implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(TwoTierPoller.class.getName());

    /** Of the tries that are worth it the quick lane has had one. */
    private static final int PATIENT_TRIES = 2;

    /** Makes the call and takes over what it brings. */
    @FunctionalInterface
    interface Call<T> {
        Answer<?> of(T thing, Effort effort);
    }

    /** What came of a sweep. Those that were not tried, or are yet to be tried again, count as failed. */
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
    private final AdaptiveTimeout patience;
    private final SecondTries<T> second;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * @param workers most calls at a time in the quick lane; the patient lane has an eighth of that, at least one
     * @param timeout of a call
     */
    TwoTierPoller(int workers, Duration timeout, Call<T> call) {
        this.workers = workers;
        this.timeout = timeout;
        this.call = call;
        this.patience = new AdaptiveTimeout(timeout, workers);
        this.second = new SecondTries<>();
    }

    /**
     * One round over all of them, in a new random order: a block of broken neighbours must not look like an outage.
     * Returns when the quick lane is empty; only if less than half were good, when those in the patient lane decided
     * otherwise or a time-out has passed.
     */
    Outcome over(Collection<T> things) {
        List<T> quick = new ArrayList<>(second.begin(things));
        Collections.shuffle(quick);
        startPatientWorkers();
        Queue<T> queue = new ConcurrentLinkedQueue<>(quick);
        // Closing waits for the workers; interrupting the caller interrupts them.
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

    /** Forgets what it learned of all but these, and tries the others no more. */
    void retain(Collection<T> things) {
        second.retain(Set.copyOf(things));
    }

    /** How many are in the patient lane. */
    int waiting() {
        return second.size();
    }

    /** Ends what is under way in the patient lane. */
    @Override
    public void close() {
        threads.shutdownNow();
    }

    private void quick(T thing) {
        Duration limit = patience.now();
        long start = System.nanoTime();
        switch (answer(thing, Effort.quick(limit))) {
            case Answer.Good<?> good -> {
                patience.good(Duration.ofNanos(System.nanoTime() - start));
                second.good(thing);
            }
            case Answer.Failed<?> failed -> {
                if (failed.tookTooLong()) {
                    patience.cut();
                    // A whole time-out was its second try as well.
                    second.slow(thing, failed.worthAnotherTry());
                } else if (failed.worthAnotherTry()) {
                    second.failed(thing);
                }
                startPatientWorkers();
            }
        }
    }

    private void startPatientWorkers() {
        while (second.enlist(Math.max(1, workers / 8))) {
            try {
                threads.execute(this::patiently);
            } catch (RejectedExecutionException e) {
                // Closed in this very moment.
                second.leave();
                return;
            }
        }
    }

    private void patiently() {
        boolean enlisted = true;
        try {
            while (enlisted && !Thread.currentThread().isInterrupted()) {
                T thing = second.take();
                enlisted = thing != null;
                if (thing != null) {
                    patiently(thing);
                }
            }
        } finally {
            if (enlisted) {
                second.leave();
            }
        }
    }

    private void patiently(T thing) {
        long start = System.nanoTime();
        Answer<?> answer = answer(thing, new Effort(PATIENT_TRIES, timeout));
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        boolean good = answer instanceof Answer.Good;
        boolean slow = good
                ? took.compareTo(patience.now()) > 0
                : answer instanceof Answer.Failed<?> failed && failed.tookTooLong();
        if (good) {
            patience.good(took);
        }
        second.ended(thing, good, slow);
    }

    private Answer<?> answer(T thing, Effort effort) {
        try {
            return call.of(thing, effort);
        } catch (RuntimeException e) {
            // One that we did not foresee costs only itself too.
            LOG.log(System.Logger.Level.ERROR, "cannot handle the answer about " + thing, e);
            return new Answer.Failed<>("malformed");
        }
    }
}
