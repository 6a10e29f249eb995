package com.cinemataztic.incidents.exporter.cinecloud;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Pauses an endpoint for as long as the vendor asked, for all callers at once. Also decides whether callers may wait
 * for the end: an endless series of pauses would delay a sweep of 700 calls for hours, a little each. Safe for many
 * threads.
 */
final class RatePause {

    /** A pause of an hour, asked for by mistake, must not blind the exporter for an hour. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    /**
     * Out of {@link #LONGEST}, from the first pause on. A vendor that leaves less time for calls is as good as down.
     */
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
        // The first case: the clock was set back.
        if (now.isBefore(firstAt) || !now.isBefore(firstAt.plus(LONGEST))) {
            firstAt = now;
            sinceFirst = Duration.ZERO;
        }
        if (end.isAfter(until)) {
            sinceFirst = sinceFirst.plus(Duration.between(until.isAfter(now) ? until : now, end));
            until = end;
        }
    }

    /** Whether callers may wait for the end. Otherwise they give up calls during the pause. */
    synchronized boolean waitedFor() {
        return sinceFirst.compareTo(MOST_WAITED_FOR) <= 0;
    }

    /** The remaining pause; zero if calls are allowed. */
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
