package com.cinemataztic.incidents.overview.figures;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How long something took, as counts that can be added up. A time is kept to three significant digits of its seconds, so
 * that there are few different ones, however many were measured.
 *
 * @param counts how often each number of seconds was measured
 */
public record Spread(SortedMap<Long, Integer> counts) {

    public static final Spread NONE = new Spread(new TreeMap<>());

    /**
     * The two figures of a spread.
     *
     * @param count how often it happened
     * @param median half of the times are not longer
     * @param p90 nine of ten times are not longer
     */
    public record Durations(int count, Duration median, Duration p90) {}

    static Spread of(Collection<Duration> times) {
        var counts = new TreeMap<Long, Integer>();
        times.forEach(time -> count(counts, time));
        return new Spread(counts);
    }

    static void count(SortedMap<Long, Integer> counts, Duration time) {
        counts.merge(rounded(Math.max(0, time.toSeconds())), 1, Integer::sum);
    }

    private static long rounded(long seconds) {
        long unit = 1;
        while (seconds / unit >= 1_000) {
            unit *= 10;
        }
        return seconds / unit * unit;
    }

    static Spread sum(Collection<Spread> spreads) {
        var sum = new TreeMap<Long, Integer>();
        spreads.forEach(each -> each.counts.forEach((seconds, count) -> sum.merge(seconds, count, Integer::sum)));
        return new Spread(sum);
    }

    /** @return null when nothing was measured */
    public @Nullable Durations durations() {
        var count = counts.values().stream().mapToInt(Integer::intValue).sum();
        return count == 0 ? null : new Durations(count, rank(0.5, count), rank(0.9, count));
    }

    /** The nearest rank: a time that was measured, not one between two. */
    private Duration rank(double share, int count) {
        var left = Math.ceil(share * count);
        for (Map.Entry<Long, Integer> each : counts.entrySet()) {
            left -= each.getValue();
            if (left <= 0) {
                return Duration.ofSeconds(each.getKey());
            }
        }
        throw new IllegalStateException("a rank beyond the last");
    }
}
