package com.cinemataztic.incidents.alerts.reconcile;

import com.cinemataztic.incidents.tickets.Fingerprint;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TicketKey;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something the webhook never told, found in Alertmanager's list and mended.
 *
 * @param at when it was mended
 * @param kind what was missing
 * @param fingerprint of which alert
 * @param key of which incident
 * @param ticket the ticket that knows of it now, null when none is live
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
        /** That the alert fires. */
        FIRING,
        /** That it has ended. */
        END;

        /** @return the word for it, e.g. {@code firing} */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
