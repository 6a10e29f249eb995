package com.cinemataztic.incidents.notifications;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** Allows a fixed number of calls a minute for each key. */
public final class RateLimiter {

    /** Beyond this many keys in a minute all others share one count, which bounds memory. */
    private static final int MOST_KEYS = 10_000;

    private static final String ALL_OTHERS = "";

    private final int aMinute;
    private final Clock clock;
    private final Map<String, Integer> counts = new HashMap<>();
    private long minute;

    public RateLimiter(int aMinute, Clock clock) {
        this.aMinute = aMinute;
        this.clock = clock;
    }

    /**
     * Counts one call.
     *
     * @return whether it is within the limit
     */
    public synchronized boolean allows(String key) {
        var now = Math.floorDiv(clock.millis(), 60_000L);
        if (now != minute) {
            minute = now;
            counts.clear();
        }
        var counted = counts.size() < MOST_KEYS || counts.containsKey(key) ? key : ALL_OTHERS;
        return counts.merge(counted, 1, Integer::sum) <= aMinute;
    }
}
