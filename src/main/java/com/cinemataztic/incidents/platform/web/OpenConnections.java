package com.cinemataztic.incidents.platform.web;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Counts what stays open, such as streams: for each owner and in all. Thread-safe. */
public final class OpenConnections {

    private final int limit;
    private final Map<String, Integer> counts = new HashMap<>();
    private int count;

    /** Whether there is room for one more. */
    public enum Room {
        /** There is. */
        FREE,
        /** The owner has as many as it may have. */
        OWNER_FULL,
        /** All owners together have as many as there may be. */
        FULL
    }

    /** @param limit how many may be open in all */
    public OpenConnections(int limit) {
        this.limit = limit;
    }

    /** Opens nothing. @return whether there is room now */
    public synchronized Room roomFor(String owner, int limitOfOwner) {
        if (counts.getOrDefault(owner, 0) >= limitOfOwner) {
            return Room.OWNER_FULL;
        }
        return count < limit ? Room.FREE : Room.FULL;
    }

    /** Counts one more if there is room; if there is, {@link #close} must follow once. */
    public synchronized Room open(String owner, int limitOfOwner) {
        var room = roomFor(owner, limitOfOwner);
        if (room == Room.FREE) {
            count++;
            counts.merge(owner, 1, Integer::sum);
        }
        return room;
    }

    public synchronized void close(String owner) {
        count--;
        counts.computeIfPresent(owner, (_, held) -> held == 1 ? null : held - 1);
        notifyAll();
    }

    /** Waits until none is open, or until the time is over. */
    public synchronized void awaitNone(Duration time) throws InterruptedException {
        var end = System.nanoTime() + time.toNanos();
        for (var left = time.toNanos(); count > 0 && left > 0; left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }
}
