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
 * Running numbers reserved ahead. An increment is a durable write. While tickets of a region keep opening, each
 * reservation therefore takes twice as many extra numbers as the one before. When they open only now and then, it takes
 * exactly as many as are needed. Numbers left over when the portal stops are never used: the numbers have gaps, but
 * none is used twice. Used by one thread.
 */
final class NumberBlock {

    private static final int MOST_AHEAD = 64;

    /** Reservations less than this apart indicate that more numbers will be needed. */
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

    /** Makes the requested numbers available, by region code, with one increment for all regions that lack some. */
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

    /** @return the next id of the region; reserves one more number when none is left */
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
