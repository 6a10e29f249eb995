package com.cinemataztic.incidents.alerts.health;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * For how long a source of proof could be believed. It runs from one good look to the next and stands still from a bad
 * one, or from a look that never came, to the next good one. What was before the first look counts as not proven.
 */
final class ProvenDuration {

    private static final Duration REMEMBERS = Duration.ofDays(1);

    private record Span(Instant from, Instant to) {}

    private final Duration longestGap;
    private final Deque<Span> spans = new ArrayDeque<>();
    private boolean running;

    /** @param longestGap two good looks further apart than this do not prove what was between them */
    ProvenDuration(Duration longestGap) {
        this.longestGap = longestGap;
    }

    /** Takes a look into account. */
    synchronized void look(Instant now, boolean good) {
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
        while (spans.size() > 1 && spans.getFirst().to().isBefore(now.minus(REMEMBERS))) {
            spans.removeFirst();
        }
    }

    /** @return whether the last look was good and is not older than the longest gap */
    synchronized boolean runs(Instant now) {
        var last = spans.peekLast();
        return running && last != null && !last.to().plus(longestGap).isBefore(now);
    }

    /** @return when the last good look was, null when there was none yet */
    synchronized @Nullable Instant lastGood() {
        var last = spans.peekLast();
        return last == null ? null : last.to();
    }

    /** @return how much of the time since then is proven */
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
