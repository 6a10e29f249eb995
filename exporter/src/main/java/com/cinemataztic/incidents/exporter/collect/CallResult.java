package com.cinemataztic.incidents.exporter.collect;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/**
 * When a question left. The number says which of two was asked later: the clock of the host can be set back, and then
 * every answer would look overtaken by what was known before.
 *
 * @param number grows with each question
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
