package com.cinemataztic.incidents.notifications.planning;

import com.cinemataztic.incidents.notifications.TicketEvent;

/**
 * A word that is to go out.
 *
 * @param what happened
 * @param changeId the change it tells of; told twice it is the same word
 * @param to whom it is for
 */
record PlannedNotification(TicketEvent what, String changeId, Target to) {}
