package com.cinemataztic.incidents.alerts.reconcile;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Stores what the reconciler repaired, for 30 days. Used only by this package and the adapter. */
public interface Reconciliations {

    /** Stores them, durable before it returns. */
    void add(Collection<Reconciliation> made);

    /** @return those since that time, newest first, at most {@code limit} */
    List<Reconciliation> since(Instant then, int limit);

    /** Deletes those before that time. */
    void forget(Instant before);
}
