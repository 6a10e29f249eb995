package com.cinemataztic.incidents.tickets.desk;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The requests that wait for the desk, in three lanes. A lane is first in, first out for each of its callers, and its
 * callers take turns. Each lane has limits of its own, and a guaranteed share of every batch. Not safe for threads.
 *
 * @param <T> a request; two are the same if they are equal
 */
final class Lanes<T> {

    /** Whose requests go together. */
    enum Lane {
        /** Clicks and remarks of people. */
        PEOPLE(25),

        /** What Alertmanagers report, and what the portal itself does: timers, the fleet, sites, notifications. */
        ALERTS(50),

        /** What tokens request. */
        PROGRAMS(25);

        /** The share of a batch that is its own while others wait. */
        private final int percent;

        Lane(int percent) {
            this.percent = percent;
        }

        /** @return its items in a batch of that size; at least one */
        int share(int batch) {
            return Math.max(1, (int) ((long) batch * percent / 100));
        }
    }

    /**
     * What a request counts for.
     *
     * @param caller takes turns with the other callers of the lane
     * @param items the changes it asks for; at least 1
     * @param bytes about the memory it takes
     */
    record Load(Lane lane, String caller, int items, long bytes) {}

    private final Map<Lane, Waiting<T>> lanes = new EnumMap<>(Lane.class);

    /**
     * @param mostItems a lane with so many items takes no more
     * @param mostBytes a lane with so many bytes takes no more
     */
    Lanes(int mostItems, long mostBytes) {
        for (var lane : Lane.values()) {
            lanes.put(lane, new Waiting<>(mostItems, mostBytes));
        }
    }

    /** One lane. */
    private static final class Waiting<T> {

        private final int mostItems;
        private final long mostBytes;

        /** The callers, in the order of their turns. */
        private final LinkedHashMap<String, LinkedHashMap<T, Load>> byCaller = new LinkedHashMap<>();

        private int items;
        private long bytes;

        private Waiting(int mostItems, long mostBytes) {
            this.mostItems = mostItems;
            this.mostBytes = mostBytes;
        }

        /** One request may go beyond a limit: otherwise a long one would find no room as long as short ones wait. */
        private boolean offer(T request, Load load) {
            if (items >= mostItems || bytes >= mostBytes) {
                return false;
            }
            byCaller.computeIfAbsent(load.caller(), any -> new LinkedHashMap<>())
                    .put(request, load);
            items += load.items();
            bytes += load.bytes();
            return true;
        }

        private boolean remove(T request, Load load) {
            var its = byCaller.get(load.caller());
            if (its == null || its.remove(request) == null) {
                return false;
            }
            if (its.isEmpty()) {
                byCaller.remove(load.caller());
            }
            items -= load.items();
            bytes -= load.bytes();
            return true;
        }

        private boolean isEmpty() {
            return byCaller.isEmpty();
        }

        /** @return the items of the request that is next */
        private int nextItems() {
            return byCaller.firstEntry().getValue().firstEntry().getValue().items();
        }

        private T next() {
            var turn = byCaller.firstEntry();
            var next = turn.getValue().firstEntry();
            remove(next.getKey(), next.getValue());
            if (!turn.getValue().isEmpty()) {
                byCaller.putLast(turn.getKey(), turn.getValue());
            }
            return next.getKey();
        }
    }

    /** @return whether the request waits now; its lane may be full */
    boolean offer(T request, Load load) {
        return lane(load.lane()).offer(request, load);
    }

    /** @return whether the request waited, and does no longer */
    boolean remove(T request, Load load) {
        return lane(load.lane()).remove(request, load);
    }

    boolean isEmpty() {
        return lanes.values().stream().allMatch(Waiting::isEmpty);
    }

    /** @return the items that wait, in all lanes */
    int items() {
        return lanes.values().stream().mapToInt(waiting -> waiting.items).sum();
    }

    /**
     * Takes the next batch: each lane's share first, at least one request of each, then what is free, by turns.
     *
     * @param most the items of a batch; only the first request of a lane may go beyond
     * @return the requests, those of one caller in the order of their arrival
     */
    List<T> take(int most) {
        var batch = new ArrayList<T>();
        var free = most;
        for (var lane : Lane.values()) {
            var waiting = lane(lane);
            var taken = 0;
            while (!waiting.isEmpty() && (taken == 0 || taken + waiting.nextItems() <= lane.share(most))) {
                taken += waiting.nextItems();
                batch.add(waiting.next());
            }
            free -= taken;
        }
        var turn = true;
        while (turn) {
            turn = false;
            for (var waiting : lanes.values()) {
                if (!waiting.isEmpty() && waiting.nextItems() <= free) {
                    free -= waiting.nextItems();
                    batch.add(waiting.next());
                    turn = true;
                }
            }
        }
        return batch;
    }

    private Waiting<T> lane(Lane lane) {
        return Objects.requireNonNull(lanes.get(lane));
    }
}
