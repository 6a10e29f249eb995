package com.cinemataztic.incidents.tickets;

import java.time.Instant;

/**
 * The last accepted end of an alert, remembered for a day: webhooks come late, twice and out of order, and a firing
 * that is not newer than this is in doubt.
 *
 * @param fingerprint which alert
 * @param endsAt when it ended, by Alertmanager's word
 * @param rememberedAt when the portal was told
 */
public record ResolvedMarker(Fingerprint fingerprint, Instant endsAt, Instant rememberedAt) {}
