package com.cinemataztic.incidents.exporter.cinecloud;

import java.time.Duration;

/**
 * The time that one call has left to wait. Bounds the sum of its short waits as well as one long wait. For one thread.
 */
final class WaitingTime {

    /** Waits; false if it was interrupted. */
    @FunctionalInterface
    interface Sleep {
        boolean sleep(Duration time);
    }

    /** Waits for something, at most the given time. */
    @FunctionalInterface
    interface Wait<T> {
        T atMost(Duration time) throws InterruptedException;
    }

    private final Sleep sleep;
    private Duration left;

    WaitingTime(Duration inAll, Sleep sleep) {
        this.left = inAll;
        this.sleep = sleep;
    }

    boolean covers(Duration wait) {
        return wait.compareTo(left) <= 0;
    }

    /** Whether it waited the full time. False if that is more than is left, or if it was interrupted. */
    boolean sleep(Duration wait) {
        if (!covers(wait)) {
            return false;
        }
        left = left.minus(wait);
        return sleep.sleep(wait);
    }

    /**
     * Runs {@code wait} within the time that is left, and deducts the time it took.
     *
     * @return what it brought
     */
    <T> T of(Wait<T> wait) throws InterruptedException {
        long start = System.nanoTime();
        try {
            return wait.atMost(left);
        } finally {
            Duration remaining = left.minusNanos(System.nanoTime() - start);
            left = remaining.isNegative() ? Duration.ZERO : remaining;
        }
    }
}
