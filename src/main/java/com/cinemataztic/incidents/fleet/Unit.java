package com.cinemataztic.incidents.fleet;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A machine at a screen, present or past. A screen outlives its machines; its units are its history.
 *
 * @param screen the screen
 * @param machineId the machine
 * @param firstSeen when it was first reported at the screen
 * @param since when its last stay at the screen began
 * @param lastSeen when it was last reported at the screen, to the hour
 * @param replacedAt when another was first reported in its place; null while none is, even if it is absent
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

    /** Reported at the screen; after a replacement, a new stay begins. */
    Unit seenAt(Instant now) {
        return new Unit(screen, machineId, firstSeen, replacedAt == null ? since : now, now, null);
    }

    Unit replacedAt(Instant now) {
        return new Unit(screen, machineId, firstSeen, since, lastSeen, now);
    }
}
