package com.cinemataztic.incidents.alerts.drill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How long past drills took to each joint, counted from their start. A drill that did not pass a joint does not count
 * there.
 *
 * @param median half of them were as fast or faster
 * @param worst the slowest
 */
public record DrillFigures(Map<Joint, Duration> median, Map<Joint, Duration> worst) {

    public DrillFigures {
        median = Map.copyOf(median);
        worst = Map.copyOf(worst);
    }

    /** @return the figures of these drills */
    public static DrillFigures of(Collection<Drill> drills) {
        var median = new EnumMap<Joint, Duration>(Joint.class);
        var worst = new EnumMap<Joint, Duration>(Joint.class);
        for (var joint : Joint.values()) {
            var times = new ArrayList<>(drills.stream()
                    .map(drill -> drill.took(joint))
                    .flatMap(Optional::stream)
                    .sorted()
                    .toList());
            if (!times.isEmpty()) {
                median.put(joint, middle(times));
                worst.put(joint, times.getLast());
            }
        }
        return new DrillFigures(median, worst);
    }

    private static Duration middle(List<Duration> sorted) {
        return sorted.get((sorted.size() - 1) / 2);
    }
}
