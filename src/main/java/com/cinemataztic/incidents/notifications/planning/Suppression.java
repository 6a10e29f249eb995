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
public record Suppression(Reason reason, @Nullable Instant until) {

    /** Why nobody is notified. */
    public enum Reason {
        /** It is below its cinema's ticket, of which people are notified. */
        UNDER_SITE,
        /** A planned maintenance window covers it. */
        MAINTENANCE,
        /** Its alerts are silenced in Alertmanager. */
        SILENCED,
        /** Its cinema is assumed to be switched off for the night. */
        DARK_HOURS,
        /** All its alerts have ended, and it is about to close. */
        RECOVERING,
        /** The rest of its cinema may follow within seconds. */
        ROLL_UP
    }
}
