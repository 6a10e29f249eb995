package com.cinemataztic.incidents.exporter.cinecloud;

import java.time.Duration;

/**
 * What one call has left to wait. Short waits that follow upon each other are bounded by it as a long one is. For one
 * thread.
 */
final class WaitingTime {

    /** Waits; false if it was interrupted. */
    @FunctionalInterface
    interface Sleep {
        boolean sleep(Duration time);
    }

    /** Waits for something, at most that long. */
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

    /** Whether it has waited so; not if that is more than is left, nor if it was interrupted. */
    boolean sleep(Duration wait) {
        if (!covers(wait)) {
            return false;
        }
        left = left.minus(wait);
        return sleep.sleep(wait);
    }

    /** What {@code wait} brings within the time that is left; the time that it took is gone. */
    <T> T of(Wait<T> wait) throws InterruptedException {
        long start = System.nanoTime();
        try {
            return wait.atMost(left);
        } finally {
            Duration rest = left.minusNanos(System.nanoTime() - start);
            left = rest.isNegative() ? Duration.ZERO : rest;
        }
    }
}
