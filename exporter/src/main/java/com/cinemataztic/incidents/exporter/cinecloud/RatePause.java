package com.cinemataztic.incidents.exporter.cinecloud;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Keeps an endpoint quiet for as long as the vendor asked, for all callers at once. Says as well whether its end may be
 * waited for: one that follows upon the other for ever would hold up a sweep of 700 calls for hours, a little each. Safe
 * for many threads.
 */
final class RatePause {

    /** An hour asked for by mistake must not blind the exporter for an hour. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    /** Of {@link #LONGEST}, from the first pause on. A vendor that leaves less room than the rest is as good as down. */
    private static final Duration MOST_WAITED_FOR = Duration.ofMinutes(4);

    private static final Duration WITHOUT_A_WORD = Duration.ofSeconds(1);

    private final Clock clock;
    private Instant until = Instant.MIN;
    private Instant firstAt = Instant.MIN;
    private Duration sinceFirst = Duration.ZERO;

    RatePause(Clock clock) {
        this.clock = clock;
    }

    /** @param asked the vendor's Retry-After; zero if it gave none */
    synchronized void begin(Duration asked) {
        Duration length = asked.isPositive() ? asked : WITHOUT_A_WORD;
        Instant now = clock.instant();
        Instant end = now.plus(length.compareTo(LONGEST) < 0 ? length : LONGEST);
        // Before: the clock was set back.
        if (now.isBefore(firstAt) || !now.isBefore(firstAt.plus(LONGEST))) {
            firstAt = now;
            sinceFirst = Duration.ZERO;
        }
        if (end.isAfter(until)) {
            sinceFirst = sinceFirst.plus(Duration.between(until.isAfter(now) ? until : now, end));
            until = end;
        }
    }

    /** Whether its end may be waited for; otherwise calls are to be given up while it lasts. */
    synchronized boolean waitedFor() {
        return sinceFirst.compareTo(MOST_WAITED_FOR) <= 0;
    }

    /** What is left of it; zero if calls may go. */
    synchronized Duration left() {
        Instant now = clock.instant();
        Instant latest = now.plus(LONGEST);
        if (until.isAfter(latest)) {
            // The clock was set back.
            until = latest;
        }
        return until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
    }
}
