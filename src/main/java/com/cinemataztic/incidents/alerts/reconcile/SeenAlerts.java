package com.cinemataztic.incidents.alerts.reconcile;

import com.cinemataztic.incidents.tickets.Fingerprint;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/**
 * Stores which alerts the portal has itself seen in a configured Alertmanager: only those can be missing from its list.
 * Used only by {@link Reconciler} and the adapter.
 */
public interface SeenAlerts {

    /** @return the last episode seen of each alert */
    Map<Fingerprint, Instant> all();

    /** Stores these episodes, durable before it returns. An alert's new episode replaces its previous one. */
    void remember(Map<Fingerprint, Instant> episodes);

    /** Deletes these alerts. */
    void forget(Collection<Fingerprint> fingerprints);
}
