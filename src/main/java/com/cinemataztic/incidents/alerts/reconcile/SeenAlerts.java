package com.cinemataztic.incidents.alerts.reconcile;

import com.cinemataztic.incidents.tickets.Fingerprint;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/**
 * Which alerts the portal has itself seen in a configured Alertmanager: only what was seen there can be missing from
 * there. For {@link Reconciler} and the adapter only.
 */
public interface SeenAlerts {

    /** @return the last episode seen of each alert */
    Map<Fingerprint, Instant> all();

    /** Remembers these episodes, durable before it returns; one of an alert takes the place of the one before. */
    void remember(Map<Fingerprint, Instant> episodes);

    /** Forgets these alerts. */
    void forget(Collection<Fingerprint> fingerprints);
}
