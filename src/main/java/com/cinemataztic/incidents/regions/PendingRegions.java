package com.cinemataztic.incidents.regions;

import java.time.Instant;
import java.util.List;

/**
 * Pending regions as they are kept. For {@link RegionAcceptance} and the adapter only. Every method throws
 * {@link com.cinemataztic.incidents.store.StoreUnavailable} when the store fails.
 */
public interface PendingRegions {

    /** @return all of them */
    List<PendingRegion> all();

    /** Adds so many alerts that named the region; the first time it becomes a pending one. */
    void add(RegionId id, Instant firstAt, Instant lastAt, long alerts);

    /** Marks it as dismissed, if it is kept. */
    void dismiss(RegionId id);

    /** Removes it, if it is kept. */
    void remove(RegionId id);
}
