package com.cinemataztic.incidents.maintenance;

import com.cinemataztic.incidents.regions.RegionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The stored windows. Only for the root of this module and the adapter. Every method throws {@link
 * com.cinemataztic.incidents.store.StoreUnavailable} when the store fails.
 */
public interface MaintenanceWindows {

    /**
     * Stores a new window.
     *
     * @return whether its id was free; if not, nothing was stored
     */
    boolean add(MaintenanceWindow window);

    /**
     * Replaces the given version of a window.
     *
     * @return whether the window still had that version
     */
    boolean replace(MaintenanceWindow window, long seenVersion);

    /** @return the window, if it is stored */
    Optional<MaintenanceWindow> find(WindowId id);

    /** @return all windows that end after that moment */
    List<MaintenanceWindow> endingAfter(Instant moment);

    /**
     * Returns one page of windows that ended, the latest first.
     *
     * @param regions only these regions; empty: all
     * @param endedBy only windows that ended at that moment or before
     * @param limit the largest number of windows to return
     * @param after the last window of the previous page, by its end; null for the first page
     */
    Page past(Set<RegionId> regions, Instant endedBy, int limit, @Nullable Position after);

    /**
     * Removes windows that ended before that moment.
     *
     * @return how many
     */
    long forget(Instant endedBefore);

    /**
     * The position where a page ended.
     *
     * @param at the sort key of its last window
     * @param id the id of its last window
     */
    record Position(Instant at, WindowId id) {}

    /**
     * One page of windows.
     *
     * @param windows in order
     * @param total how many windows there are on all pages
     * @param more whether another page follows
     */
    record Page(List<MaintenanceWindow> windows, long total, boolean more) {

        public Page {
            windows = List.copyOf(windows);
        }
    }
}
