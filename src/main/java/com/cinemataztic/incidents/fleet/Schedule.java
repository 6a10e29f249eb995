package com.cinemataztic.incidents.fleet;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The known shows of a screen (pre-show blocks).
 *
 * @param currentStart start of the block in progress at the time of reading, if any
 * @param currentEnd its end
 * @param next start of the first block that had not begun
 * @param readAt when Prometheus last returned it
 */
public record Schedule(
        @Nullable Instant currentStart,
        @Nullable Instant currentEnd,
        @Nullable Instant next,
        Instant readAt) {

    /** Assumed length of a block whose end is not known. */
    private static final Duration USUAL_BLOCK = Duration.ofMinutes(20);

    /**
     * @param now the moment in question
     * @return the end of the block in progress; null when there is none
     */
    public @Nullable Instant inProgressUntil(Instant now) {
        var block = inProgress(now);
        return block == null ? null : block.end();
    }

    /**
     * @param now the moment in question
     * @return the start of the block in progress; null when there is none
     */
    public @Nullable Instant inProgressSince(Instant now) {
        var block = inProgress(now);
        return block == null ? null : block.start();
    }

    private record Block(Instant start, Instant end) {

        private boolean includes(Instant now) {
            return !now.isBefore(start) && now.isBefore(end);
        }
    }

    private @Nullable Block inProgress(Instant now) {
        if (currentStart != null) {
            var current = new Block(currentStart, currentEnd != null ? currentEnd : currentStart.plus(USUAL_BLOCK));
            if (current.includes(now)) {
                return current;
            }
        }
        var following = next == null ? null : new Block(next, next.plus(USUAL_BLOCK));
        return following != null && following.includes(now) ? following : null;
    }

    /**
     * @param now the moment in question
     * @return the start of the next block; null when it is not known (any more)
     */
    public @Nullable Instant nextAfter(Instant now) {
        return next != null && next.isAfter(now) ? next : null;
    }
}
