package com.cinemataztic.incidents.exporter.cinecloud;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Keeps an endpoint quiet for as long as the vendor asked, for all callers at once. Safe for many threads. */
final class RatePause {

    /** An hour asked for by mistake must not blind the exporter for an hour. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private static final Duration WITHOUT_A_WORD = Duration.ofSeconds(1);

    private final Clock clock;
    private Instant until = Instant.MIN;

    RatePause(Clock clock) {
        this.clock = clock;
    }

    /** @param asked the vendor's Retry-After; zero if it gave none */
    synchronized void begin(Duration asked) {
        Duration length = asked.isPositive() ? asked : WITHOUT_A_WORD;
        Instant end = clock.instant().plus(length.compareTo(LONGEST) < 0 ? length : LONGEST);
        if (end.isAfter(until)) {
            until = end;
        }
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
