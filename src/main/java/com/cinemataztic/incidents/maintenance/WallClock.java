package com.cinemataztic.incidents.maintenance;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/**
 * A time as a wall clock shows it, and which moments that may be: where clocks change, one time of the day comes twice
 * and another never.
 *
 * @param first the first moment at which the clock there shows it; for a time that is skipped, the moment at which it
 *     would have, so that clocks show as much more as they went forward
 * @param last the last such moment; mostly the same
 * @param kind which of these it is
 */
public record WallClock(Instant first, Instant last, Kind kind) {

    /** How often a wall clock shows a time. */
    public enum Kind {
        /** Once, as nearly all. */
        ONCE,
        /** Never: clocks go forward over it. */
        SKIPPED,
        /** Twice: clocks go back over it. */
        TWICE
    }

    /** @return which moments it may be there */
    public static WallClock read(LocalDateTime time, ZoneId zone) {
        var offsets = zone.getRules().getValidOffsets(time);
        if (offsets.size() == 2) {
            return new WallClock(time.toInstant(offsets.getFirst()), time.toInstant(offsets.getLast()), Kind.TWICE);
        }
        var moment = time.atZone(zone).toInstant();
        return new WallClock(moment, moment, offsets.isEmpty() ? Kind.SKIPPED : Kind.ONCE);
    }
}
