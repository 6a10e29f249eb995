package com.cinemataztic.incidents.maintenance;

import com.cinemataztic.incidents.regions.RegionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Windows as they are kept. For the root of this module and the adapter only. Every method throws
 * {@link com.cinemataztic.incidents.store.StoreUnavailable} when the store fails.
 */
public interface MaintenanceWindows {

    /** Keeps a new window. @return whether its id was free; if not, nothing was kept */
    boolean add(MaintenanceWindow window);

    /** Keeps a window in the place of that version of it. @return whether it was still at that version */
    boolean replace(MaintenanceWindow window, long seenVersion);

    /** @return the window, if it is kept */
    Optional<MaintenanceWindow> find(WindowId id);

    /** @return all that end after that moment */
    List<MaintenanceWindow> endingAfter(Instant moment);

    /**
     * One page of windows that ended, those that ended last first.
     *
     * @param regions of these regions; empty: of all
     * @param endedBy at that moment or before
     * @param limit how many at the most
     * @param after the last of the page before, by its end; null for the first page
     */
    Page past(Set<RegionId> regions, Instant endedBy, int limit, @Nullable Position after);

    /** Removes those that ended before then. @return how many */
    long forget(Instant endedBefore);

    /**
     * Where a page ended.
     *
     * @param at what its last window is ordered by
     * @param id of its last window
     */
    record Position(Instant at, WindowId id) {}

    /**
     * A page.
     *
     * @param windows in their order
     * @param total how many there are in all
     * @param more whether there are more after these
     */
    record Page(List<MaintenanceWindow> windows, long total, boolean more) {

        public Page {
            windows = List.copyOf(windows);
        }
    }
}
