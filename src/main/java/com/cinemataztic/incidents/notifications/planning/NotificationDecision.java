package com.cinemataztic.incidents.notifications.planning;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done about what people are owed a word of.
 *
 * @param words what is to be told now
 * @param changeIds the changes that nothing is owed about afterwards
 * @param level the level of the ladder that people have been told up to afterwards; 0: as before
 * @param resting why the rest is not told now; null when nothing is left for later
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

    /** @return whether anything is to be told or struck out now */
    boolean acts() {
        return !words.isEmpty() || !changeIds.isEmpty() || level > 0;
    }
}
