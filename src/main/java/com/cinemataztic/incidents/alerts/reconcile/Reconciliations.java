package com.cinemataztic.incidents.alerts.reconcile;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** What the reconciler mended, kept for a month. For {@link Reconciler} and the adapter only. */
public interface Reconciliations {

    /** Keeps them, durable before it returns. */
    void add(Collection<Reconciliation> mends);

    /** @return those since then, the newest first, at most so many */
    List<Reconciliation> since(Instant then, int limit);

    /** Forgets those before then. */
    void forget(Instant before);
}
