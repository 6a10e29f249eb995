package com.cinemataztic.incidents.identity.audit;

import java.time.Instant;
import java.util.List;

/** The stored entries. Only for this room and the adapter. */
public interface AuditEntries {

    /**
     * The place of an entry in the list.
     *
     * @param at when its change was asked for
     * @param id its id
     */
    record Position(Instant at, String id) {}

    /**
     * A part of the list.
     *
     * @param entries the newest first, without those that cannot be read
     * @param more whether older ones follow
     */
    record Part(List<AuditEntry> entries, boolean more) {

        public Part {
            entries = List.copyOf(entries);
        }
    }

    /** Adds an entry. */
    void add(AuditEntry entry);

    /** Marks a stored entry. */
    void mark(String id, AuditEntry.Result result);

    /**
     * Returns entries, the newest first.
     *
     * @param from the earliest moment, inclusive
     * @param before the entries follow after this one
     * @param limit how many at most
     */
    Part read(Instant from, Position before, int limit);

    /**
     * Deletes entries.
     *
     * @param before those of earlier moments
     * @return how many
     */
    long forget(Instant before);
}
