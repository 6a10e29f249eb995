package com.cinemataztic.incidents.alerts.health;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Measures for how long a source of proof could be trusted. The clock runs from one good poll to the next. It stops
 * from a bad or missing poll until the next good one. Time before the first poll counts as unproven.
 */
final class ProvenDuration {

    private static final Duration KEPT_FOR = Duration.ofDays(1);

    private record Span(Instant from, Instant to) {}

    private final Duration longestGap;
    private final Deque<Span> spans = new ArrayDeque<>();
    private boolean running;

    /** @param longestGap two good polls further apart than this do not prove the time between them */
    ProvenDuration(Duration longestGap) {
        this.longestGap = longestGap;
    }

    /** Records the result of a poll. */
    synchronized void record(Instant now, boolean good) {
        var last = spans.peekLast();
        if (!good) {
            running = false;
            return;
        }
        if (running && last != null && !last.to().plus(longestGap).isBefore(now)) {
            spans.removeLast();
            spans.addLast(new Span(last.from(), now));
        } else {
            spans.addLast(new Span(now, now));
        }
        running = true;
        while (spans.size() > 1 && spans.getFirst().to().isBefore(now.minus(KEPT_FOR))) {
            spans.removeFirst();
        }
    }

    /** @return whether the last poll was good and is no older than the longest gap */
    synchronized boolean runs(Instant now) {
        var last = spans.peekLast();
        return running && last != null && !last.to().plus(longestGap).isBefore(now);
    }

    /** @return when the last good poll was; null when there was none yet */
    synchronized @Nullable Instant lastGood() {
        var last = spans.peekLast();
        return last == null ? null : last.to();
    }

    /** @return how much of the time since {@code then} is proven */
    synchronized Duration since(Instant then) {
        var proven = Duration.ZERO;
        for (var span : spans) {
            var from = span.from().isBefore(then) ? then : span.from();
            if (span.to().isAfter(from)) {
                proven = proven.plus(Duration.between(from, span.to()));
            }
        }
        return proven;
    }
}
