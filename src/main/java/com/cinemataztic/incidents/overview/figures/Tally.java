package com.cinemataztic.incidents.overview.figures;

import com.cinemataztic.incidents.overview.figures.TicketStatistics.Day;
import com.cinemataztic.incidents.overview.figures.TicketStatistics.Figures;
import com.cinemataztic.incidents.overview.figures.TicketStatistics.RegionFigures;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.Tickets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Adds up figures ticket by ticket, so that no list of tickets is held. Its size depends on days and regions only. */
final class Tally {

    private final Function<RegionId, ZoneId> zone;
    private final Instant now;
    private final SortedMap<RegionId, OfRegion> regions = new TreeMap<>();
    private int seen;

    Tally(Function<RegionId, ZoneId> zone, Instant now) {
        this.zone = zone;
        this.now = now;
    }

    private static final class OfRegion {
        private final SortedMap<LocalDate, Integer> days = new TreeMap<>();
        private final SortedMap<Long, Integer> toTake = new TreeMap<>();
        private final SortedMap<Long, Integer> toFix = new TreeMap<>();
        private int opened;
        private int live;
        private Shows shows = Shows.NONE;
    }

    /** Adds a ticket. Beyond {@link TicketStatistics#MOST}, one only shows that there are more. */
    void add(Tickets.Times times) {
        seen++;
        if (seen > TicketStatistics.MOST) {
            return;
        }
        var id = times.subject().region();
        var region = regions.computeIfAbsent(id, _ -> new OfRegion());
        region.opened++;
        region.days.merge(LocalDate.ofInstant(times.createdAt(), zone.apply(id)), 1, Integer::sum);
        if (times.closedAt() == null) {
            region.live++;
        }
        ShowOutcome.timeToTake(times).ifPresent(time -> Spread.count(region.toTake, time));
        ShowOutcome.timeToFix(times).ifPresent(time -> Spread.count(region.toFix, time));
        region.shows = region.shows.plus(Shows.of(ShowOutcome.of(times, now)));
    }

    Figures figures() {
        return new Figures(
                seen <= TicketStatistics.MOST,
                regions.entrySet().stream()
                        .flatMap(region -> region.getValue().days.entrySet().stream()
                                .map(day -> new Day(day.getKey(), region.getKey(), day.getValue())))
                        .toList(),
                regions.entrySet().stream()
                        .map(region -> figures(region.getKey(), region.getValue()))
                        .toList());
    }

    private static RegionFigures figures(RegionId id, OfRegion region) {
        return new RegionFigures(
                id,
                region.opened,
                region.live,
                new Spread(region.toTake).durations(),
                new Spread(region.toFix).durations(),
                region.shows);
    }
}
