package com.cinemataztic.incidents.tickets.board;

import com.cinemataztic.incidents.tickets.TicketId;
import java.util.Comparator;

/**
 * A ticket's place in the order of work. Its values decide in this order, and the id between equals.
 *
 * @param rank the lowest first
 * @param due in milliseconds, the earliest first
 * @param severity the highest first
 * @param startedAt in milliseconds, the earliest first
 * @param id the ticket
 */
public record QueuePlace(int rank, long due, int severity, long startedAt, TicketId id)
        implements Comparable<QueuePlace> {

    private static final Comparator<QueuePlace> ORDER = Comparator.comparingInt(QueuePlace::rank)
            .thenComparingLong(QueuePlace::due)
            .thenComparing(Comparator.comparingInt(QueuePlace::severity).reversed())
            .thenComparingLong(QueuePlace::startedAt)
            .thenComparing(place -> place.id().value());

    /** The most severe first, those of one severity in the order of work. */
    static final Comparator<QueuePlace> BY_SEVERITY =
            Comparator.comparingInt(QueuePlace::severity).reversed().thenComparing(ORDER);

    @Override
    public int compareTo(QueuePlace other) {
        return ORDER.compare(this, other);
    }
}
