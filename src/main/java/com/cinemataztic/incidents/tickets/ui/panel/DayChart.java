package com.cinemataztic.incidents.tickets.ui.panel;

import com.cinemataztic.incidents.platform.prometheus.PrometheusQueries.Point;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Draws the values of a day as a line that breaks where there are none. Pure. */
final class DayChart {

    static final Duration SPAN = Duration.ofDays(1);
    static final Duration STEP = Duration.ofMinutes(10);

    private static final int WIDTH = 288;
    private static final int HEIGHT = 48;

    private DayChart() {}

    /** @return an SVG of numbers only */
    static String svg(List<Point> points, Instant from, double top) {
        var highest =
                Math.max(top, points.stream().mapToDouble(Point::value).max().orElse(top));
        var path = new StringBuilder();
        Instant last = null;
        for (var point : points) {
            var x = WIDTH * (double) Duration.between(from, point.at()).toMillis() / SPAN.toMillis();
            var y = HEIGHT - HEIGHT * Math.max(0, point.value()) / highest;
            var gap = last == null || Duration.between(last, point.at()).compareTo(STEP.multipliedBy(2)) > 0;
            // A value of its own still has a width, so that it is seen.
            path.append(String.format(Locale.ROOT, gap ? "M%.1f %.1fh1" : "L%.1f %.1f", x, y));
            last = point.at();
        }
        return "<svg viewBox=\"0 -2 " + WIDTH + " " + (HEIGHT + 4)
                + "\" preserveAspectRatio=\"none\" aria-hidden=\"true\">" + "<path d=\"" + path + "\"/></svg>";
    }

    /** @return for how many minutes of the day there is no value */
    static long minutesWithout(List<Point> points) {
        return Math.max(0, SPAN.dividedBy(STEP) - points.size()) * STEP.toMinutes();
    }
}
