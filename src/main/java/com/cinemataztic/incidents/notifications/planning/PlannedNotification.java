package com.cinemataztic.incidents.notifications.planning;

import com.cinemataztic.incidents.notifications.TicketEvent;

/**
 * A notification to send.
 *
 * @param what what happened
 * @param changeId the change it is about; planned twice, it is the same notification
 * @param to whom it is for
 */
record PlannedNotification(TicketEvent what, String changeId, Target to) {

    /**
     * Webhooks were notified of the close, and people were not. Only if the close dropped the first notification of the
     * ticket, people are notified now.
     *
     * @param notified whether anybody has been notified of the ticket
     */
    static PlannedNotification ofUndoneClose(String changeId, boolean notified) {
        return new PlannedNotification(
                new TicketEvent.Reopened(), changeId, notified ? new Target.NoPerson() : new Target.Contacts());
    }

    /** @return the notification of a drill in its place: for the contacts, unless it is for no person */
    PlannedNotification asDrill() {
        return new PlannedNotification(
                new TicketEvent.Drill(), changeId, to instanceof Target.NoPerson ? to : new Target.Contacts());
    }
}
