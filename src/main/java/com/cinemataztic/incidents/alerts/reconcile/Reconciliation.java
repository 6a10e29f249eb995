package com.cinemataztic.incidents.alerts.reconcile;

import com.cinemataztic.incidents.tickets.Fingerprint;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TicketKey;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something the webhook missed, found in Alertmanager's list and repaired.
 *
 * @param at when it was repaired
 * @param kind what was missing
 * @param fingerprint the alert
 * @param key the incident
 * @param ticket the live ticket of that key; null when there is none
 * @param missingSince since when the portal should have known
 */
public record Reconciliation(
        Instant at,
        Kind kind,
        Fingerprint fingerprint,
        TicketKey key,
        @Nullable TicketId ticket,
        Instant missingSince) {

    /** What was missing. */
    public enum Kind {
        /** The firing of the alert. */
        FIRING,
        /** The end of the alert. */
        END;

        /** @return the kind as text, e.g. {@code firing} */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
