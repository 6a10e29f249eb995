package com.cinemataztic.incidents.notifications.planning;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why nobody is told of a ticket for now. What is owed stays owed, and is told when this is over, if it is still broken.
 *
 * @param reason why
 * @param until how long for, null when nobody knows
 */
record Suppression(Reason reason, @Nullable Instant until) {

    /** Why nobody is told. */
    enum Reason {
        /** It stands under its cinema's ticket, of which people are told. */
        UNDER_SITE("part of its cinema's ticket, which notifies people"),
        /** A planned window is over it. */
        MAINTENANCE("in maintenance"),
        /** Somebody silenced its alerts. */
        SILENCED("silenced"),
        /** Its cinema is taken to be switched off for the night. */
        DARK_HOURS("dark hours"),
        /** All its alerts have ended, and it is about to close. */
        RECOVERING("recovering"),
        /** The rest of its cinema may follow within seconds. */
        ROLL_UP("waiting for the rest of its cinema");

        private final String words;

        Reason(String words) {
            this.words = words;
        }

        /** @return why, for people */
        String words() {
            return words;
        }
    }
}
