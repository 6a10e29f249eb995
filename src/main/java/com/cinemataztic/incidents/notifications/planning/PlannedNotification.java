package com.cinemataztic.incidents.notifications.planning;

import com.cinemataztic.incidents.notifications.TicketEvent;

/**
 * A notification to send.
 *
 * @param what what happened
 * @param changeId the change it is about; planned twice, it is the same notification
 * @param to whom it is for
 */
record PlannedNotification(TicketEvent what, String changeId, Target to) {}
