package com.cinemataztic.incidents.fleet;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a screen's shows (pre-show blocks).
 *
 * @param currentStart start of the block in progress when it was read, if one was
 * @param currentEnd its end
 * @param next start of the first block that had not begun
 * @param readAt when Prometheus last told it
 */
public record Schedule(
        @Nullable Instant currentStart,
        @Nullable Instant currentEnd,
        @Nullable Instant next,
        Instant readAt) {

    /** A block whose end is not known is taken to last this long. */
    private static final Duration USUAL_BLOCK = Duration.ofMinutes(20);

    /**
     * @param now the moment asked for
     * @return the end of the block in progress, or null when none is
     */
    public @Nullable Instant inProgressUntil(Instant now) {
        if (currentStart != null) {
            var end = currentEnd != null ? currentEnd : currentStart.plus(USUAL_BLOCK);
            if (!now.isBefore(currentStart) && now.isBefore(end)) {
                return end;
            }
        }
        if (next != null && !now.isBefore(next) && now.isBefore(next.plus(USUAL_BLOCK))) {
            return next.plus(USUAL_BLOCK);
        }
        return null;
    }

    /**
     * @param now the moment asked for
     * @return the start of the next block, or null when it is not known (any more)
     */
    public @Nullable Instant nextAfter(Instant now) {
        return next != null && next.isAfter(now) ? next : null;
    }
}
