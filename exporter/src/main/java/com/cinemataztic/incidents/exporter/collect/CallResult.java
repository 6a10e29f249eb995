package com.cinemataztic.incidents.exporter.collect;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/**
 * When a request was sent. The number shows which of two was sent later. The host's clock can be set back; by time
 * alone every answer would then appear older than what is known.
 *
 * @param number grows with each request
 * @param at for people and metrics
 */
record CallResult(long number, Instant at) {

    private static final AtomicLong QUESTIONS = new AtomicLong();

    static CallResult now(Clock clock) {
        return new CallResult(QUESTIONS.incrementAndGet(), clock.instant());
    }

    boolean before(CallResult other) {
        return number < other.number;
    }
}
