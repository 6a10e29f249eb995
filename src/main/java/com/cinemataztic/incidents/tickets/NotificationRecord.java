package com.cinemataztic.incidents.tickets;

import java.util.Set;

/**
 * The result of handling a ticket's pending notifications.
 *
 * @param id the ticket
 * @param changeIds the changes that no longer have a notification pending
 * @param level the highest escalation level notified; 0: none, only the people a change concerns, or nobody
 * @param note who is notified, or why nobody is; for the timeline
 */
public record NotificationRecord(TicketId id, Set<String> changeIds, int level, String note) {

    public NotificationRecord {
        changeIds = Set.copyOf(changeIds);
    }
}
