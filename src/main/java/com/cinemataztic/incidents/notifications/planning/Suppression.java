package com.cinemataztic.incidents.notifications.planning;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why nobody is notified of a ticket for now. Pending notifications stay pending. They are sent when the suppression
 * ends, if the ticket is still broken.
 *
 * @param reason why
 * @param until when it ends, null when unknown
 */
record Suppression(Reason reason, @Nullable Instant until) {

    /** Why nobody is notified. */
    enum Reason {
        /** It is below its cinema's ticket, of which people are notified. */
        UNDER_SITE("part of its cinema's ticket, which notifies people"),
        /** A planned maintenance window covers it. */
        MAINTENANCE("in maintenance"),
        /** Its alerts are silenced in Alertmanager. */
        SILENCED("silenced"),
        /** Its cinema is assumed to be switched off for the night. */
        DARK_HOURS("dark hours"),
        /** All its alerts have ended, and it is about to close. */
        RECOVERING("recovering"),
        /** The rest of its cinema may follow within seconds. */
        ROLL_UP("waiting for the rest of its cinema");

        private final String words;

        Reason(String words) {
            this.words = words;
        }

        /** @return the reason, for people */
        String words() {
            return words;
        }
    }
}
