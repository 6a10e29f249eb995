package com.cinemataztic.incidents.notifications.planning;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What to do about a ticket's pending notifications.
 *
 * @param notifications the notifications to send now
 * @param changeIds the changes with nothing pending afterwards
 * @param level the escalation level reached afterwards; 0: unchanged
 * @param suppression why the rest is not sent now; null when nothing is left for later
 */
record NotificationDecision(
        List<PlannedNotification> notifications,
        Set<String> changeIds,
        int level,
        @Nullable Suppression suppression) {

    NotificationDecision {
        notifications = List.copyOf(notifications);
        changeIds = Set.copyOf(changeIds);
    }

    /** @return whether there is anything to send or to drop now */
    boolean acts() {
        return !notifications.isEmpty() || !changeIds.isEmpty() || level > 0;
    }
}
