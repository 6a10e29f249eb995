package com.cinemataztic.incidents.tickets;

import java.time.Instant;

/**
 * The last accepted end of an alert, remembered for a day. Webhooks arrive late, twice and out of order; a firing that
 * is not newer than this end is in doubt.
 *
 * @param fingerprint the alert
 * @param endsAt when it ended, according to Alertmanager
 * @param rememberedAt when the portal received the end
 */
public record ResolvedMarker(Fingerprint fingerprint, Instant endsAt, Instant rememberedAt) {}
