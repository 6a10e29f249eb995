package com.cinemataztic.incidents.regions;

import java.time.Instant;
import java.util.List;

/**
 * Stores pending regions. Used only by {@link RegionAcceptance} and the adapter. Every method throws
 * {@link com.cinemataztic.incidents.store.StoreUnavailable} when the store fails.
 */
public interface PendingRegions {

    List<PendingRegion> all();

    /** Adds to the number of alerts that named the region; the first call makes it pending. */
    void add(RegionId id, Instant firstAt, Instant lastAt, long alerts);

    /** Marks it as dismissed, if it is stored. */
    void dismiss(RegionId id);

    /** Removes it, if it is stored. */
    void remove(RegionId id);
}
