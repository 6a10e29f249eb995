package com.cinemataztic.incidents.alerts;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** What the reconciler mended, kept for a month. For {@link Reconciler} and the adapter only. */
public interface Mends {

    /** Keeps them, durable before it returns. */
    void add(Collection<Mend> mends);

    /** @return those since then, the newest first, at most so many */
    List<Mend> since(Instant then, int limit);

    /** Forgets those before then. */
    void forget(Instant before);
}
