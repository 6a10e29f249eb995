package com.cinemataztic.incidents.overview.figures;

import com.cinemataztic.incidents.overview.figures.OverTime.Flapper;
import com.cinemataztic.incidents.overview.figures.OverTime.ScreenKey;
import com.cinemataztic.incidents.regions.RegionId;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds what fails again and again: a machine, on any screen, or a screen with different machines, where another
 * machine would not help.
 */
final class Flapping {

    /** A week with this many faults is a bad one. */
    static final int FAULTS = 3;

    /** One bad week is bad luck. */
    static final int WEEKS = 2;

    private Flapping() {}

    /** @param faults the number of faults in each week */
    static boolean flaps(Collection<Integer> faults) {
        return faults.stream().filter(count -> count >= FAULTS).count() >= WEEKS;
    }

    /** A machine moves between screens: it is listed with the last one. */
    static List<Flapper> in(List<DailyFigures> figures) {
        var machines = new HashMap<String, Faults>();
        var screens = new HashMap<ScreenKey, Faults>();
        figures.stream()
                .sorted(Comparator.comparing(DailyFigures::date))
                .forEach(day -> day.screens().forEach(screen -> {
                    var machine = screen.machineId();
                    if (machine != null) {
                        machines.computeIfAbsent(machine, _ -> new Faults()).add(day, screen);
                    }
                    screens.computeIfAbsent(new ScreenKey(screen.cinemaId(), screen.screenId()), _ -> new Faults())
                            .add(day, screen);
                }));
        var found = new ArrayList<Flapper>();
        var explained = new HashSet<ScreenKey>();
        machines.forEach((machine, faults) -> {
            if (flaps(faults.byWeek.values())) {
                var flapper = faults.flapper(machine);
                found.add(flapper);
                explained.add(flapper.screen());
            }
        });
        screens.forEach((screen, faults) -> {
            if (flaps(faults.byWeek.values()) && !(faults.machines.size() == 1 && explained.contains(screen))) {
                found.add(faults.flapper(null));
            }
        });
        return found.stream()
                .sorted(Comparator.comparing(Flapper::faults)
                        .reversed()
                        .thenComparing(Flapper::cinemaName)
                        .thenComparing(Flapper::screenName)
                        .thenComparing(Flapper::machineId, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
    }

    /** The faults of one machine or screen, day by day. */
    private static final class Faults {

        private final Map<String, Integer> byWeek = new HashMap<>();
        private final Set<String> machines = new HashSet<>();
        private DailyFigures.@Nullable ScreenDay last;
        private @Nullable RegionId region;

        void add(DailyFigures day, DailyFigures.ScreenDay screen) {
            var week =
                    day.date().get(IsoFields.WEEK_BASED_YEAR) + "-" + day.date().get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
            byWeek.merge(week, screen.faults(), Integer::sum);
            var machine = screen.machineId();
            if (machine != null) {
                machines.add(machine);
            }
            last = screen;
            region = day.region();
        }

        Flapper flapper(@Nullable String machine) {
            var screen = Objects.requireNonNull(last);
            return new Flapper(
                    new ScreenKey(screen.cinemaId(), screen.screenId()),
                    Objects.requireNonNull(region),
                    screen.cinemaName(),
                    screen.screenName(),
                    machine,
                    byWeek.values().stream().mapToInt(Integer::intValue).sum(),
                    byWeek.size());
        }
    }
}
