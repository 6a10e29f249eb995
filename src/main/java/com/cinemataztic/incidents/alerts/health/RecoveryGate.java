package com.cinemataztic.incidents.alerts.health;

import org.jspecify.annotations.Nullable;

/**
 * When a source that was blind may be believed again: only after something new came from it, not merely because it
 * answers. Fed one look at a time; touched by the looking thread only.
 */
final class RecoveryGate {

    private final int wanted;
    private boolean frozen;
    private @Nullable Double seen;
    private int fresh;

    /** @param wanted how many answers, each newer than the one before, it takes after the source is back */
    RecoveryGate(int wanted) {
        this.wanted = wanted;
    }

    /** The source is blind at this look. */
    void blind() {
        frozen = true;
        seen = null;
        fresh = 0;
    }

    /**
     * The source answers at this look.
     *
     * @param newest what it tells is of that moment, on its own clock; null when it does not say
     */
    void answers(@Nullable Double newest) {
        if (!frozen || newest == null) {
            return;
        }
        if (seen != null && newest > seen) {
            fresh++;
        }
        // What stood there when it came back may be of before the outage.
        seen = newest;
        frozen = fresh < wanted;
    }

    /** @return whether it is back, but nothing new enough has come since */
    boolean frozen() {
        return frozen;
    }
}
