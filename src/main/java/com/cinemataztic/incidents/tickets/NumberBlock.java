package com.cinemataztic.incidents.tickets;

import java.util.HashMap;
import java.util.Map;

/** Running numbers taken ahead for one round: one increment per region, however many tickets open. */
final class NumberBlock {

    private record Range(long next, long end) {}

    private final Map<String, Range> ranges = new HashMap<>();

    NumberBlock(Map<String, Range> ranges) {
        this.ranges.putAll(ranges);
    }

    /** @return a block with as many numbers per region code as are asked for */
    static NumberBlock take(Tickets tickets, Map<String, Integer> counts) {
        var block = new NumberBlock(Map.of());
        counts.forEach((code, count) -> {
            var first = tickets.takeNumbers(code, count);
            block.ranges.put(code, new Range(first, first + count));
        });
        return block;
    }

    /** @return the next id of the region; one more number is taken when the block has none left */
    TicketId next(String code, Tickets tickets) {
        var range = ranges.get(code);
        if (range == null || range.next() >= range.end()) {
            return TicketId.of(code, tickets.takeNumbers(code, 1));
        }
        ranges.put(code, new Range(range.next() + 1, range.end()));
        return TicketId.of(code, range.next());
    }
}
