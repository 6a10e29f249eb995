package com.cinemataztic.incidents.overview.figures;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.regions.RegionDirectory;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.board.TicketSearch;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Figures on the tickets opened in a time: how many, how fast people took and fixed them, and what became of the shows. */
@Service
public class TicketStatistics {

    /** The largest number of tickets to read. */
    static final int MOST = 20_000;

    private final TicketSearch search;
    private final RegionDirectory regions;
    private final Clock clock;

    TicketStatistics(TicketSearch search, RegionDirectory regions, Clock clock) {
        this.search = search;
        this.regions = regions;
        this.clock = clock;
    }

    /**
     * The figures.
     *
     * @param complete whether all tickets of that time were read; otherwise only the last opened were
     * @param days tickets opened, by day in the region's zone
     * @param regions one a region in which tickets were opened, by id
     */
    public record Figures(boolean complete, List<Day> days, List<RegionFigures> regions) {}

    /**
     * The tickets of a day.
     *
     * @param date in the region's zone
     * @param opened how many were opened
     */
    public record Day(LocalDate date, RegionId region, int opened) {}

    /**
     * The figures of a region.
     *
     * @param opened tickets opened
     * @param live how many of them are live
     * @param timeToTake from opening to the first assignee
     * @param timeToFix from the beginning of the fault to the recovery, or to a close as fixed
     * @param shows what became of the shows at risk
     */
    public record RegionFigures(
            RegionId region,
            int opened,
            int live,
            Spread.@Nullable Durations timeToTake,
            Spread.@Nullable Durations timeToFix,
            Shows shows) {}

    /**
     * @param wanted these regions; empty: all that the actor may see
     * @param from opened then or later
     * @param to opened before then
     * @throws com.cinemataztic.incidents.store.StoreUnavailable if the tickets cannot be read
     */
    public Figures of(Actor actor, Set<RegionId> wanted, Instant from, Instant to) {
        var tally = new Tally(id -> regions.get(id).zone(), clock.instant());
        search.times(actor, wanted, from, to, MOST + 1, tally::add);
        return tally.figures();
    }
}
