package com.cinemataztic.incidents.tickets.board;

import java.time.Instant;
import java.util.Comparator;
import java.util.Set;

/**
 * The order of work: first what blinds the monitoring, then what misses a show right now, then by the time left. An
 * unknown schedule is due now. Drills follow, since nothing is broken. Closed tickets come, the last closed first.
 */
final class QueueOrder {

    /** Tickets about the monitoring itself: while they are open, nothing else can be trusted. */
    private static final Set<String> UMBRELLAS = Set.of(
            "monitoring-blind", "intake-rejects", "exporter-down", "exporter-empty", "vendor-down", "mass-vanish");

    private QueueOrder() {}

    /** An entry with its place, which is computed once and not at each comparison. */
    record Placed(QueueEntry entry, QueuePlace place) implements Comparable<Placed> {

        static Placed at(QueueEntry entry, Instant now) {
            return new Placed(entry, QueueOrder.place(entry, now));
        }

        @Override
        public int compareTo(Placed other) {
            return place.compareTo(other.place);
        }
    }

    /** @return the order at that moment */
    static Comparator<QueueEntry> at(Instant now) {
        return Comparator.comparing(entry -> place(entry, now));
    }

    /** @return the entry's place in the order at that moment */
    static QueuePlace place(QueueEntry entry, Instant now) {
        return new QueuePlace(
                rank(entry),
                due(entry, now),
                entry.row().severity().ordinal(),
                entry.row().startedAt().toEpochMilli(),
                entry.id());
    }

    private static int rank(QueueEntry entry) {
        var row = entry.row();
        if (!row.state().live()) {
            return 4;
        }
        if (row.fault().isDrill()) {
            return 3;
        }
        if (!row.evidence().isEmpty()
                && row.subject().cinemaId() == null
                && UMBRELLAS.contains(row.fault().errorId())) {
            return 0;
        }
        return entry.deadline().kind() == Deadline.Kind.MISSING_NOW && row.recoveredAt() == null ? 1 : 2;
    }

    /** The sort key in milliseconds: the deadline of a live ticket; for closed ones, the last closed first. */
    private static long due(QueueEntry entry, Instant now) {
        var closedAt = entry.row().closedAt();
        if (closedAt != null) {
            return -closedAt.toEpochMilli();
        }
        return entry.deadline().due(now).toEpochMilli();
    }
}
