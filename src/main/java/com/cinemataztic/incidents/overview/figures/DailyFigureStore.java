package com.cinemataztic.incidents.overview.figures;

import com.cinemataztic.incidents.regions.RegionId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Stores daily figures. A day without a ticket has none. Every method throws
 * {@link com.cinemataztic.incidents.store.StoreUnavailable} when the store fails.
 */
public interface DailyFigureStore {

    /** @param regions of these regions; empty: of all */
    List<DailyFigures> find(Set<RegionId> regions, Period period);

    /** Adds figures, or replaces those of the same region and day. */
    void put(Collection<DailyFigures> figures);

    /** Removes those of a region. */
    void remove(RegionId region);

    /** @return days with a show that was ahead when their figures were made, and has begun by now */
    List<Day> decidedBy(Instant now);

    /** @return empty before the first round */
    Optional<Progress> progress();

    void put(Progress progress);

    /** The day of a region. */
    record Day(RegionId region, LocalDate date) {}

    /**
     * How far the figures have come.
     *
     * @param changesUntil they take in the changes of tickets up to then
     * @param zones the regions whose history is in, with the zone of their days
     */
    record Progress(Instant changesUntil, Map<RegionId, ZoneId> zones) {}
}
