package com.cinemataztic.incidents.maintenance;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/**
 * A wall-clock time and the moments at which a clock may show it. Where clocks change, one time of day occurs twice and
 * another never.
 *
 * @param first the first moment at which the clock shows the time; for a skipped time, the moment at which it would
 *     have been shown, so that the clock then shows a time later by the length of the gap
 * @param last the last such moment; usually the same as the first
 * @param kind how often the clock shows the time
 */
public record WallClock(Instant first, Instant last, Kind kind) {

    /** How often a wall clock shows a time. */
    public enum Kind {
        /** Once: the usual case. */
        ONCE,
        /** Never: clocks go forward past it. */
        SKIPPED,
        /** Twice: clocks go back over it. */
        TWICE
    }

    /** @return the moments at which a clock in the zone shows the time */
    public static WallClock read(LocalDateTime time, ZoneId zone) {
        var offsets = zone.getRules().getValidOffsets(time);
        if (offsets.size() == 2) {
            return new WallClock(time.toInstant(offsets.getFirst()), time.toInstant(offsets.getLast()), Kind.TWICE);
        }
        var moment = time.atZone(zone).toInstant();
        return new WallClock(moment, moment, offsets.isEmpty() ? Kind.SKIPPED : Kind.ONCE);
    }
}
