package com.cinemataztic.incidents.exporter.collect;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * Runs polls at a steady rate, sooner after a failure, never two at once. After each poll it reads the due shows on a
 * separate thread: slow schedules never delay the next poll.
 */
public final class PollScheduler implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(PollScheduler.class.getName());

    /** Minutes without data are too many when the vendor is back after seconds. */
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

    /** Interrupts the work in progress and waits for its end, a few seconds at most. */
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
            // Closed at this very moment: nothing needs the shows any more.
        }
    }

    /** A fault of our own must not end the polling: the age of the data would show it, but nobody could fix it. */
    private static boolean guarded(BooleanSupplier round) {
        try {
            return round.getAsBoolean();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "a round failed", e);
            return false;
        }
    }
}
