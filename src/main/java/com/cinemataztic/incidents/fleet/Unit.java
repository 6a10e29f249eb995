package com.cinemataztic.incidents.fleet;

import java.time.Instant;

/**
 * A machine that stands, or stood, at a screen. A screen outlives its machines; these are its history.
 *
 * @param screen where
 * @param machineId which
 * @param firstSeen when it was first told to stand there
 * @param since when its last stay there began
 * @param lastSeen when it was last told to stand there, to the hour
 */
public record Unit(ScreenRef screen, String machineId, Instant firstSeen, Instant since, Instant lastSeen) {

    Unit seenAt(Instant now) {
        return new Unit(screen, machineId, firstSeen, since, now);
    }

    Unit backAt(Instant now) {
        return new Unit(screen, machineId, firstSeen, now, now);
    }
}
