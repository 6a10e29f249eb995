package com.cinemataztic.incidents.tickets;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Running numbers taken ahead for one round: one increment, however many tickets open in however many regions. */
final class NumberBlock {

    private record Range(long next, long end) {}

    private final Map<String, Range> ranges = new HashMap<>();

    private NumberBlock() {}

    /** @return a block with as many numbers per region code as are asked for */
    static NumberBlock take(Tickets tickets, Map<String, Integer> counts) {
        var block = new NumberBlock();
        block.fill(tickets, counts);
        return block;
    }

    /** @return the next id of the region; one more number is taken when the block has none left */
    TicketId next(String code, Tickets tickets) {
        var range = ranges.get(code);
        if (range == null || range.next() >= range.end()) {
            fill(tickets, Map.of(code, 1));
            return next(code, tickets);
        }
        ranges.put(code, new Range(range.next() + 1, range.end()));
        return TicketId.of(code, range.next());
    }

    private void fill(Tickets tickets, Map<String, Integer> counts) {
        if (!counts.isEmpty()) {
            tickets.takeNumbers(counts)
                    .forEach((code, first) ->
                            ranges.put(code, new Range(first, first + Objects.requireNonNull(counts.get(code)))));
        }
    }
}
