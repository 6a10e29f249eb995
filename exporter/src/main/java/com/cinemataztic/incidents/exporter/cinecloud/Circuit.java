package com.cinemataztic.incidents.exporter.cinecloud;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The circuit breaker of one endpoint. It opens after so many consecutive failures that the endpoint must be down, and
 * rejects all calls for a while. Then it lets one trial call through while the others wait for its result. Each opening
 * after a failed trial lasts twice as long, up to a bound. Safe for many threads.
 */
final class Circuit {

    private static final Duration FIRST_OPENING = Duration.ofSeconds(2);
    private static final Duration LONGEST_OPENING = Duration.ofSeconds(30);

    /** The right to make one call. The holder of any pass but {@code REJECTED} must report the result of the call. */
    enum Pass {
        NORMAL,
        TRIAL,
        REJECTED
    }

    private final int failuresToOpen;
    private final Clock clock;
    private int failuresInARow;
    private int openings;
    private boolean trying;
    private @Nullable Instant openUntil;

    Circuit(int failuresToOpen, Clock clock) {
        this.failuresToOpen = failuresToOpen;
        this.clock = clock;
    }

    /**
     * Returns immediately unless a trial is in progress. Then it waits for the trial to end; after {@code most} it
     * rejects the call.
     */
    synchronized Pass enter(Duration most) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        while (trying) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return Pass.REJECTED;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        if (openUntil == null) {
            return Pass.NORMAL;
        }
        Instant now = clock.instant();
        Instant latest = now.plus(LONGEST_OPENING);
        if (openUntil.isAfter(latest)) {
            // The clock was set back.
            openUntil = latest;
        }
        if (now.isBefore(openUntil)) {
            return Pass.REJECTED;
        }
        trying = true;
        return Pass.TRIAL;
    }

    /**
     * The endpoint answered.
     *
     * @return whether this closed the circuit
     */
    synchronized boolean good(Pass pass) {
        endTrial(pass);
        failuresInARow = 0;
        openings = 0;
        boolean wasOpen = openUntil != null;
        openUntil = null;
        return wasOpen;
    }

    /**
     * The endpoint failed.
     *
     * @return whether this opened a circuit that was closed
     */
    synchronized boolean bad(Pass pass) {
        endTrial(pass);
        boolean wasOpen = openUntil != null;
        if (pass == Pass.TRIAL || (!wasOpen && ++failuresInARow >= failuresToOpen)) {
            open();
        }
        return !wasOpen && openUntil != null;
    }

    /** The call ended without a verdict on the endpoint. */
    synchronized void unknown(Pass pass) {
        endTrial(pass);
    }

    private void endTrial(Pass pass) {
        if (pass == Pass.TRIAL) {
            trying = false;
            notifyAll();
        }
    }

    private void open() {
        Duration doubled = FIRST_OPENING.multipliedBy(1L << Math.min(openings, 10));
        Duration bounded = doubled.compareTo(LONGEST_OPENING) < 0 ? doubled : LONGEST_OPENING;
        openings++;
        // Never longer than the bound: the worst case stays known.
        double share = ThreadLocalRandom.current().nextDouble(0.75, 1);
        openUntil = clock.instant().plusMillis(Math.round(bounded.toMillis() * share));
    }
}
