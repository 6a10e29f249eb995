package com.cinemataztic.incidents.tickets.board;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.rules.RollUp;
import java.util.Map;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashPMap;
import org.pcollections.HashTreePMap;

/**
 * How many live tickets there are of each kind. Immutable. There are only a few kinds for each region, so neither a change
 * nor a reader's sum depends on how many tickets there are.
 */
final class LiveCounts {

    static final LiveCounts NONE = new LiveCounts(HashTreePMap.empty());

    private final HashPMap<Kind, Integer> numbers;

    private LiveCounts(HashPMap<Kind, Integer> numbers) {
        this.numbers = numbers;
    }

    /**
     * What readers and counts distinguish.
     *
     * @param region the ticket's region
     * @param above the region of the site that it is below; null: it is below none
     * @param isSite whether it is a site whose screens are dark
     */
    record Kind(RegionId region, @Nullable RegionId above, boolean isSite, State state, Severity severity) {

        /** @return the kind of a ticket that is below no site */
        static Kind of(TicketRow row) {
            return new Kind(row.subject().region(), null, RollUp.holds(row), row.state(), row.severity());
        }

        Kind below(@Nullable RegionId site) {
            return new Kind(region, site, isSite, state, severity);
        }

        /** @return whether the reader sees a site above it */
        boolean isBelow(Actor reader) {
            return above != null && reader.maySee(above);
        }
    }

    LiveCounts plus(Kind kind, int more) {
        int number = numbers.getOrDefault(kind, 0) + more;
        return new LiveCounts(number == 0 ? numbers.minus(kind) : numbers.plus(kind, number));
    }

    LiveCounts plus(LiveCounts others) {
        var sum = this;
        for (var each : others.numbers.entrySet()) {
            sum = sum.plus(each.getKey(), each.getValue());
        }
        return sum;
    }

    LiveCounts minus(LiveCounts others) {
        var rest = this;
        for (var each : others.numbers.entrySet()) {
            rest = rest.plus(each.getKey(), -each.getValue());
        }
        return rest;
    }

    /** @return the same tickets, all below a site of that region */
    LiveCounts below(RegionId site) {
        var below = NONE;
        for (var each : numbers.entrySet()) {
            below = below.plus(each.getKey().below(site), each.getValue());
        }
        return below;
    }

    /** Gives what the reader may see, each kind with its number. */
    void forEach(Actor reader, ObjIntConsumer<Kind> kinds) {
        numbers.forEach((kind, number) -> {
            if (reader.maySee(kind.region())) {
                kinds.accept(kind, number);
            }
        });
    }

    Map<Kind, Integer> numbers() {
        return numbers;
    }
}
