package com.cinemataztic.incidents.alerts;

import com.cinemataztic.incidents.alerts.reconcile.SeenAlerts;
import com.cinemataztic.incidents.tickets.Fingerprint;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Seen alerts for as long as a test runs. */
public final class SeenAlertsInMemory implements SeenAlerts {

    private final Map<Fingerprint, Instant> seen = new HashMap<>();

    @Override
    public Map<Fingerprint, Instant> all() {
        return Map.copyOf(seen);
    }

    @Override
    public void remember(Map<Fingerprint, Instant> episodes) {
        seen.putAll(episodes);
    }

    @Override
    public void forget(Collection<Fingerprint> fingerprints) {
        fingerprints.forEach(seen::remove);
    }
}
