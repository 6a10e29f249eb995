package com.cinemataztic.incidents.alerts.health;

import org.jspecify.annotations.Nullable;

/**
 * Decides when a source that was blind is trusted again: only after it returned new data, not as soon as it answers.
 * Called once per poll, by the polling thread only.
 */
final class RecoveryGate {

    private final int wanted;
    private boolean closed;
    private @Nullable Double seen;
    private int fresh;

    /** @param wanted how many answers, each newer than the one before, are required after the source is back */
    RecoveryGate(int wanted) {
        this.wanted = wanted;
    }

    /** Records that the source is blind in this poll. */
    void blind() {
        closed = true;
        seen = null;
        fresh = 0;
    }

    /**
     * Records that the source answers in this poll.
     *
     * @param newest time of its newest data, on its own clock; null when it does not report one
     */
    void answers(@Nullable Double newest) {
        if (!closed || newest == null) {
            return;
        }
        if (seen != null && newest > seen) {
            fresh++;
        }
        // The first value after the outage may date from before it.
        seen = newest;
        closed = fresh < wanted;
    }

    /** @return whether the source still waits for enough new answers after being blind */
    boolean closed() {
        return closed;
    }
}
