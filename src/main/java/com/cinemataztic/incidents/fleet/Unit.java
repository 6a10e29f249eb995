package com.cinemataztic.incidents.fleet;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A machine that stands, or stood, at a screen. A screen outlives its machines; these are its history.
 *
 * @param screen where
 * @param machineId which
 * @param firstSeen when it was first told to stand there
 * @param since when its last stay there began
 * @param lastSeen when it was last told to stand there, to the hour
 * @param replacedAt when another was first told to stand there in its place; null while none is, though it may be away
 */
public record Unit(
        ScreenRef screen,
        String machineId,
        Instant firstSeen,
        Instant since,
        Instant lastSeen,
        @Nullable Instant replacedAt) {

    static Unit seenFirst(ScreenRef screen, String machineId, Instant now) {
        return new Unit(screen, machineId, now, now, now, null);
    }

    /** Told to stand there; after it was replaced that is another stay. */
    Unit seenAt(Instant now) {
        return new Unit(screen, machineId, firstSeen, replacedAt == null ? since : now, now, null);
    }

    Unit replacedAt(Instant now) {
        return new Unit(screen, machineId, firstSeen, since, lastSeen, now);
    }
}
