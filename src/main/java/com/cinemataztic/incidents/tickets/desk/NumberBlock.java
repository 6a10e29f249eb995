package com.cinemataztic.incidents.tickets.desk;

import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.Tickets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Running numbers taken ahead. An increment is a durable write, so while tickets of a region keep opening, each takes
 * twice as many numbers as the one before; when they open now and then, each takes as many as are needed. What is left
 * when the portal stops is never given: numbers have gaps, and are never given twice. Used by one thread.
 */
final class NumberBlock {

    private static final int MOST_AHEAD = 64;

    /** Numbers taken this shortly before say that more will be needed. */
    private static final Duration SOON = Duration.ofSeconds(1);

    private final Tickets tickets;
    private final Map<String, Numbers> byRegion = new HashMap<>();

    NumberBlock(Tickets tickets) {
        this.tickets = tickets;
    }

    private record Range(long next, long end) {}

    /** The numbers of one region. */
    private static final class Numbers {

        private final Deque<Range> ranges = new ArrayDeque<>();
        private long left;
        private int ahead;
        private Instant takenAt = Instant.EPOCH;

        private void add(long first, int count) {
            ranges.add(new Range(first, first + count));
            left += count;
        }

        private long next() {
            var range = ranges.removeFirst();
            if (range.next() + 1 < range.end()) {
                ranges.addFirst(new Range(range.next() + 1, range.end()));
            }
            left--;
            return range.next();
        }
    }

    /** Has as many numbers ready as are asked for, by region code, with one increment for all that lack some. */
    void reserve(Map<String, Integer> counts, Instant now) {
        var taken = new HashMap<String, Integer>();
        counts.forEach((code, count) -> {
            var numbers = byRegion.computeIfAbsent(code, any -> new Numbers());
            if (numbers.left < count) {
                numbers.ahead =
                        numbers.takenAt.plus(SOON).isAfter(now) ? Math.clamp(2L * numbers.ahead, 1, MOST_AHEAD) : 0;
                numbers.takenAt = now;
                taken.put(code, Math.toIntExact(count - numbers.left) + numbers.ahead);
            }
        });
        take(taken);
    }

    /** @return the next id of the region; one more number is taken when none is left */
    TicketId next(String code) {
        var numbers = byRegion.computeIfAbsent(code, any -> new Numbers());
        if (numbers.left == 0) {
            take(Map.of(code, 1));
        }
        return TicketId.of(code, numbers.next());
    }

    private void take(Map<String, Integer> counts) {
        if (!counts.isEmpty()) {
            tickets.takeNumbers(counts)
                    .forEach((code, first) -> Objects.requireNonNull(byRegion.get(code))
                            .add(first, Objects.requireNonNull(counts.get(code))));
        }
    }
}
