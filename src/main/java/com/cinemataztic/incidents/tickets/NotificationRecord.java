package com.cinemataztic.incidents.tickets;

import java.util.Set;

/**
 * What is done about what people are owed a word of.
 *
 * @param id of which ticket
 * @param changeIds the changes that nothing is owed about any more
 * @param level the highest level of the ladder that is told by it; 0: none, only those whom a change concerns, or nobody
 * @param note who is told, or why nobody is, for the timeline
 */
public record NotificationRecord(TicketId id, Set<String> changeIds, int level, String note) {

    public NotificationRecord {
        changeIds = Set.copyOf(changeIds);
    }
}
