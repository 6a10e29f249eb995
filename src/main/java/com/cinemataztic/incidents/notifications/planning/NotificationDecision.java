package com.cinemataztic.incidents.notifications.planning;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What to do about a ticket's pending notifications.
 *
 * @param words the notifications to send now
 * @param changeIds the changes with nothing pending afterwards
 * @param level the escalation level reached afterwards; 0: unchanged
 * @param resting why the rest is not sent now; null when nothing is left for later
 */
record NotificationDecision(
        List<PlannedNotification> words,
        Set<String> changeIds,
        int level,
        @Nullable Suppression resting) {

    NotificationDecision {
        words = List.copyOf(words);
        changeIds = Set.copyOf(changeIds);
    }

    /** @return whether there is anything to send or to drop now */
    boolean acts() {
        return !words.isEmpty() || !changeIds.isEmpty() || level > 0;
    }
}
