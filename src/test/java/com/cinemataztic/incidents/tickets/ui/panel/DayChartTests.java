package com.cinemataztic.incidents.tickets.ui.panel;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.platform.prometheus.PrometheusQueries.Point;
import com.cinemataztic.incidents.support.Given;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DayChartTests {

    private static final Duration STEP = DayChart.STEP;

    @Test
    void theLineBreaksWhereThereIsNoData() {
        var svg = DayChart.svg(List.of(point(0, 1), point(1, 1), point(30, 0)), Given.NOON, 1);

        assertThat(svg).contains("M0.0 0.0h1L2.0 0.0M60.0 48.0h1");
    }

    @Test
    void aValueAboveTheTopRaisesTheTop() {
        assertThat(DayChart.svg(List.of(point(0, 100), point(1, 50)), Given.NOON, 50))
                .contains("M0.0 0.0h1L2.0 24.0");
    }

    @Test
    void theTimeWithoutDataIsCounted() {
        var halfADay = IntStream.range(0, 72).mapToObj(step -> point(step, 1)).toList();

        assertThat(DayChart.minutesWithout(halfADay)).isEqualTo(12 * 60);
    }

    @Test
    void anIdCannotEndTheQuery() {
        assertThat(MachineMetric.UP.query("a\"} or vector(1) #\\"))
                .isEqualTo("min(cine_machine_up{machine_id=\"a\\\"} or vector(1) #\\\\\"})");
    }

    private static Point point(int steps, double value) {
        return new Point(Given.NOON.plus(STEP.multipliedBy(steps)), value);
    }
}
