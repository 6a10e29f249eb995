package com.cinemataztic.incidents.overview;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.regions.RegionDirectory;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.Tickets;
import com.cinemataztic.incidents.tickets.board.TicketSearch;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Figures on the tickets opened in a time: how many, how fast people took and fixed them, and what became of the shows. */
@Service
public class TicketStatistics {

    /** The largest number of tickets to read. */
    static final int MOST = 20_000;

    private final TicketSearch search;
    private final RegionDirectory regions;

    TicketStatistics(TicketSearch search, RegionDirectory regions) {
        this.search = search;
        this.regions = regions;
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
     * @param shows the next shows of screens that recovered
     */
    public record RegionFigures(
            RegionId region,
            int opened,
            int live,
            @Nullable Durations timeToTake,
            @Nullable Durations timeToFix,
            Shows shows) {}

    /**
     * How long something took.
     *
     * @param count how often it happened
     * @param median half of the times are not longer
     * @param p90 nine of ten times are not longer
     */
    public record Durations(int count, Duration median, Duration p90) {}

    /**
     * The next shows of screens that recovered.
     *
     * @param saved the screen recovered before the show
     * @param lost it recovered when the show had begun
     * @param unknown no show was known
     */
    public record Shows(int saved, int lost, int unknown) {}

    /**
     * @param wanted these regions; empty: all that the actor may see
     * @param from opened then or later
     * @param to opened before then
     * @throws com.cinemataztic.incidents.store.StoreUnavailable if the tickets cannot be read
     */
    public Figures of(Actor actor, Set<RegionId> wanted, Instant from, Instant to) {
        var times = search.times(actor, wanted, from, to, MOST + 1);
        return of(times, id -> regions.get(id).zone());
    }

    /** Pure. */
    static Figures of(List<Tickets.Times> times, Function<RegionId, ZoneId> zone) {
        var read = times.stream().limit(MOST).toList();
        var byRegion =
                read.stream().collect(Collectors.groupingBy(Tickets.Times::region, TreeMap::new, Collectors.toList()));
        return new Figures(
                times.size() <= MOST,
                byRegion.entrySet().stream()
                        .flatMap(entry -> days(entry.getKey(), entry.getValue(), zone.apply(entry.getKey())).stream())
                        .toList(),
                byRegion.entrySet().stream()
                        .map(entry -> region(entry.getKey(), entry.getValue()))
                        .toList());
    }

    private static List<Day> days(RegionId region, List<Tickets.Times> times, ZoneId zone) {
        return times.stream()
                .collect(Collectors.groupingBy(
                        its -> LocalDate.ofInstant(its.createdAt(), zone), TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(day -> new Day(day.getKey(), region, Math.toIntExact(day.getValue())))
                .toList();
    }

    private static RegionFigures region(RegionId region, List<Tickets.Times> times) {
        Map<HandoverReport.NextShow, Long> shows = times.stream()
                .filter(Tickets.Times::ofScreen)
                .filter(its -> its.closeReason() == CloseReason.RECOVERED)
                .flatMap(its -> fixedAt(its).map(at -> HandoverReport.NextShow.at(at, its.deadlineAtClose())).stream())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return new RegionFigures(
                region,
                times.size(),
                (int) times.stream().filter(its -> its.closedAt() == null).count(),
                durations(times.stream()
                        .flatMap(its ->
                                Optional.ofNullable(its.takenAt())
                                        .map(at -> Duration.between(its.createdAt(), at))
                                        .stream())
                        .toList()),
                durations(times.stream()
                        .flatMap(its -> fixedAt(its).map(at -> Duration.between(its.startedAt(), at)).stream())
                        .toList()),
                new Shows(
                        shows.getOrDefault(HandoverReport.NextShow.AHEAD, 0L).intValue(),
                        shows.getOrDefault(HandoverReport.NextShow.BEGUN, 0L).intValue(),
                        shows.getOrDefault(HandoverReport.NextShow.UNKNOWN, 0L).intValue()));
    }

    private static Optional<Instant> fixedAt(Tickets.Times times) {
        var fixed = times.closeReason() == CloseReason.RECOVERED || times.closeReason() == CloseReason.FIXED;
        return Optional.ofNullable(times.recoveredAt())
                .or(() -> fixed ? Optional.ofNullable(times.closedAt()) : Optional.empty());
    }

    private static @Nullable Durations durations(Collection<Duration> all) {
        if (all.isEmpty()) {
            return null;
        }
        var sorted = all.stream()
                .map(each -> each.isNegative() ? Duration.ZERO : each)
                .sorted()
                .toList();
        return new Durations(sorted.size(), rank(sorted, 0.5), rank(sorted, 0.9));
    }

    /** The nearest rank: a time that was measured, not one between two. */
    private static Duration rank(List<Duration> sorted, double share) {
        return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
    }
}
