package com.cinemataztic.incidents.support;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** A clock that stands until a test moves it, so that no test waits for time to pass. */
public final class MovableClock extends Clock {

    private volatile Instant now;

    /** @param now where it stands at first */
    public MovableClock(Instant now) {
        this.now = now.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Moves it forward. */
    public void advance(Duration step) {
        now = now.plus(step);
    }

    /** Puts it. */
    public void set(Instant to) {
        now = to.truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("the portal asks for instants only");
    }
}
