package com.cinemataztic.incidents.exporter.collect;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * Runs polls at a steady rate, sooner after one that failed, never two at once, and after each the reading of due shows on a thread of its own, so
 * that slow schedules never delay the next poll.
 */
public final class PollScheduler implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(PollScheduler.class.getName());

    /** Minutes of blindness are too many when the vendor is back after seconds. */
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(20);

    private final MachineReader machines;
    private final ShowReader shows;
    private final Duration interval;
    private final Duration afterAFailure;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicBoolean readingShows = new AtomicBoolean();

    /** @param interval from the start of one poll to the start of the next */
    public PollScheduler(MachineReader machines, ShowReader shows, Duration interval) {
        this(machines, shows, interval, AFTER_A_FAILURE);
    }

    PollScheduler(MachineReader machines, ShowReader shows, Duration interval, Duration afterAFailure) {
        this.machines = machines;
        this.shows = shows;
        this.interval = interval;
        this.afterAFailure = afterAFailure.compareTo(interval) < 0 ? afterAFailure : interval;
    }

    /** Starts the first poll now; returns at once. */
    public void start() {
        threads.execute(this::pollForever);
    }

    /** Interrupts what is under way and waits for its end, at most some seconds. */
    @Override
    public void close() {
        threads.shutdownNow();
        machines.close();
        shows.close();
        try {
            if (!threads.awaitTermination(5, TimeUnit.SECONDS)) {
                LOG.log(System.Logger.Level.WARNING, "a poll did not end in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pollForever() {
        while (!threads.isShutdown()) {
            long start = System.nanoTime();
            boolean success = guarded(machines::poll);
            readShowsBeside();
            try {
                Duration wait = success ? interval : afterAFailure;
                Thread.sleep(wait.minusNanos(System.nanoTime() - start));
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void readShowsBeside() {
        if (!readingShows.compareAndSet(false, true)) {
            return;
        }
        try {
            threads.execute(() -> {
                guarded(() -> {
                    shows.readDue();
                    return true;
                });
                readingShows.set(false);
            });
        } catch (RejectedExecutionException e) {
            // Closed in this very moment: there is nothing left to read for.
        }
    }

    /** A fault of our own must not end the rounds: the age of the data would tell, but nobody could mend it. */
    private static boolean guarded(BooleanSupplier round) {
        try {
            return round.getAsBoolean();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "a round failed", e);
            return false;
        }
    }
}
