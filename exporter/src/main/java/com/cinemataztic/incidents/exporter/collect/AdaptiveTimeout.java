package com.cinemataztic.incidents.exporter.collect;

import java.time.Duration;
import java.util.Arrays;

/**
 * How long a call may take before it counts as slow: a multiple of the usual time. A vendor that is slow as a whole
 * gets more time; a single slow machine does not. After several consecutive cuts no time is usual any more, and calls
 * get the whole time-out. Safe for many threads.
 */
final class AdaptiveTimeout {

    private static final int USUAL = 64;
    private static final int TIMES_THE_USUAL = 8;
    private static final Duration LEAST = Duration.ofSeconds(1);
    private static final Duration UNKNOWN = Duration.ofSeconds(2);

    private final Duration most;
    private final int cutsToGiveAllTime;
    private final long[] took = new long[USUAL];
    private int count;
    private int cutsInARow;

    /**
     * @param most the time-out of a call
     * @param cutsToGiveAllTime consecutive cuts after which calls get the whole time-out
     */
    AdaptiveTimeout(Duration most, int cutsToGiveAllTime) {
        this.most = most;
        this.cutsToGiveAllTime = cutsToGiveAllTime;
    }

    synchronized Duration now() {
        if (cutsInARow >= cutsToGiveAllTime) {
            return most;
        }
        Duration wanted = UNKNOWN;
        if (count > 0) {
            long[] sorted = Arrays.copyOf(took, Math.min(count, USUAL));
            Arrays.sort(sorted);
            Duration several = Duration.ofNanos(sorted[sorted.length / 2] * TIMES_THE_USUAL);
            wanted = several.compareTo(LEAST) > 0 ? several : LEAST;
        }
        return wanted.compareTo(most) < 0 ? wanted : most;
    }

    /** A call succeeded after this time. */
    synchronized void good(Duration time) {
        took[count % USUAL] = time.toNanos();
        // Keeps the counter from overflowing. Only the number up to the size and the place to write matter.
        count = count == 2 * USUAL - 1 ? USUAL : count + 1;
        cutsInARow = 0;
    }

    /** A call was cut short. */
    synchronized void cut() {
        cutsInARow = Math.min(cutsInARow + 1, cutsToGiveAllTime);
    }
}
