package com.cinemataztic.incidents.overview.figures;

import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.CloseReason;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What became of the tickets opened in a period.
 *
 * @param opened how many tickets
 * @param shows what became of the shows at risk
 * @param timeToTake from opening to the first assignee; null when none was taken
 * @param timeToFix from the beginning of the fault to its end; null when none was fixed
 * @param days one a day of the period, the first first, also those without tickets
 * @param regionDays one a region and day with tickets, the first day first
 * @param regions one a region with tickets, the most tickets first
 * @param worstScreens the screens with the most lost shows, then tickets
 * @param flapping the machines and screens that fail again and again, the most faults first
 * @param causes tickets by error id, the most first
 * @param closed tickets by the reason of their close, the most first
 */
public record OverTime(
        int opened,
        Shows shows,
        Spread.@Nullable Durations timeToTake,
        Spread.@Nullable Durations timeToFix,
        List<Day> days,
        List<RegionDay> regionDays,
        List<RegionFigures> regions,
        List<ScreenFigures> worstScreens,
        List<Flapper> flapping,
        List<Count<String>> causes,
        List<Count<CloseReason>> closed) {

    /** How many screens and flappers are listed. */
    static final int LISTED = 10;

    /** The tickets opened on a day. */
    public record Day(LocalDate date, int opened, Shows shows) {}

    /** The tickets opened in a region on a day. */
    public record RegionDay(LocalDate date, RegionId region, int opened, Shows shows) {}

    /**
     * The tickets of a region.
     *
     * @param hours tickets opened in each hour of its wall clock, 0 to 23
     */
    public record RegionFigures(
            RegionId region,
            int opened,
            Shows shows,
            Spread.@Nullable Durations timeToTake,
            Spread.@Nullable Durations timeToFix,
            List<Integer> hours) {}

    /** A screen, by its cinema and its id there. */
    public record ScreenKey(String cinemaId, String screenId) {}

    /**
     * The tickets of a screen.
     *
     * @param broken from the beginning of each fault to its end; faults that last are left out
     * @param flaps whether it, or a machine on it, fails again and again
     */
    public record ScreenFigures(
            ScreenKey screen,
            RegionId region,
            String cinemaName,
            String screenName,
            int tickets,
            Duration broken,
            int lost,
            boolean flaps) {}

    /**
     * A machine that fails again and again, or a screen that does so with different machines.
     *
     * @param machineId null: the screen, whatever machine stands there
     * @param faults how often
     * @param weeks the number of weeks with faults
     */
    public record Flapper(
            ScreenKey screen,
            RegionId region,
            String cinemaName,
            String screenName,
            @Nullable String machineId,
            int faults,
            int weeks) {}

    /** How many tickets have something in common. */
    public record Count<T>(T what, int tickets) {}

    /** Pure. */
    static OverTime of(List<DailyFigures> figures, Period period) {
        var flapping = Flapping.in(figures);
        var flappingScreens = flapping.stream().map(Flapper::screen).collect(Collectors.toSet());
        return new OverTime(
                figures.stream().mapToInt(DailyFigures::opened).sum(),
                shows(figures),
                sum(figures, DailyFigures::timeToTake),
                sum(figures, DailyFigures::timeToFix),
                days(figures, period),
                figures.stream()
                        .map(each -> new RegionDay(each.date(), each.region(), each.opened(), each.shows()))
                        .sorted(Comparator.comparing(RegionDay::date)
                                .thenComparing(each -> each.region().value()))
                        .toList(),
                regions(figures),
                worstScreens(figures, flappingScreens),
                flapping.stream().limit(LISTED).toList(),
                counts(figures.stream().map(DailyFigures::causes).toList(), new TreeMap<>()),
                counts(figures.stream().map(DailyFigures::closed).toList(), new EnumMap<>(CloseReason.class)));
    }

    private static Shows shows(List<DailyFigures> figures) {
        return figures.stream().map(DailyFigures::shows).reduce(Shows.NONE, Shows::plus);
    }

    private static Spread.@Nullable Durations sum(List<DailyFigures> figures, Function<DailyFigures, Spread> times) {
        return Spread.sum(figures.stream().map(times).toList()).durations();
    }

    private static List<Day> days(List<DailyFigures> figures, Period period) {
        var byDate = figures.stream().collect(Collectors.groupingBy(DailyFigures::date));
        return period.dates().stream()
                .map(date -> {
                    var there = byDate.getOrDefault(date, List.of());
                    return new Day(
                            date, there.stream().mapToInt(DailyFigures::opened).sum(), shows(there));
                })
                .toList();
    }

    private static List<RegionFigures> regions(List<DailyFigures> figures) {
        return figures.stream().collect(Collectors.groupingBy(DailyFigures::region)).entrySet().stream()
                .map(each -> region(each.getKey(), each.getValue()))
                .filter(region -> region.opened() > 0)
                .sorted(Comparator.comparing(RegionFigures::opened)
                        .reversed()
                        .thenComparing(region -> region.region().value()))
                .toList();
    }

    private static RegionFigures region(RegionId region, List<DailyFigures> figures) {
        var hours = new ArrayList<>(Collections.nCopies(24, 0));
        figures.forEach(day -> {
            for (int hour = 0; hour < hours.size(); hour++) {
                hours.set(hour, hours.get(hour) + day.hours().get(hour));
            }
        });
        return new RegionFigures(
                region,
                figures.stream().mapToInt(DailyFigures::opened).sum(),
                shows(figures),
                sum(figures, DailyFigures::timeToTake),
                sum(figures, DailyFigures::timeToFix),
                hours);
    }

    private static List<ScreenFigures> worstScreens(List<DailyFigures> figures, Set<ScreenKey> flapping) {
        var screens = new HashMap<ScreenKey, ScreenFigures>();
        figures.forEach(day -> day.screens().forEach(screen -> {
            var key = new ScreenKey(screen.cinemaId(), screen.screenId());
            screens.merge(
                    key,
                    new ScreenFigures(
                            key,
                            day.region(),
                            screen.cinemaName(),
                            screen.screenName(),
                            screen.tickets(),
                            screen.broken(),
                            screen.lost(),
                            flapping.contains(key)),
                    (one, other) -> new ScreenFigures(
                            key,
                            other.region(),
                            other.cinemaName(),
                            other.screenName(),
                            one.tickets() + other.tickets(),
                            one.broken().plus(other.broken()),
                            one.lost() + other.lost(),
                            one.flaps()));
        }));
        return screens.values().stream()
                .sorted(Comparator.comparing(ScreenFigures::lost)
                        .thenComparing(ScreenFigures::tickets)
                        .thenComparing(ScreenFigures::broken)
                        .reversed()
                        .thenComparing(ScreenFigures::cinemaName)
                        .thenComparing(ScreenFigures::screenName))
                .limit(LISTED)
                .toList();
    }

    private static <T> List<Count<T>> counts(List<Map<T, Integer>> each, Map<T, Integer> sum) {
        each.forEach(counts -> counts.forEach((what, count) -> sum.merge(what, count, Integer::sum)));
        return sum.entrySet().stream()
                .map(entry -> new Count<>(entry.getKey(), entry.getValue()))
                .sorted(Comparator.<Count<T>, Integer>comparing(Count::tickets).reversed())
                .toList();
    }
}
