package com.cinemataztic.incidents.overview.figures;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.overview.figures.Spread.Durations;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpreadTests {

    @ParameterizedTest
    @CsvSource({
        "PT0S, PT0S",
        "PT-5S, PT0S",
        "PT9M59S, PT9M59S",
        "PT16M39S, PT16M39S",
        "PT16M41S, PT16M40S",
        "PT3H0M7S, PT3H"
    })
    void threeDigitsOfATimeAreKept(Duration measured, Duration kept) {
        assertThat(Spread.of(List.of(measured)).durations()).isEqualTo(new Durations(1, kept, kept));
    }

    @Test
    void theSumOfDaysIsTheSpreadOfAllTimes() {
        var all = IntStream.rangeClosed(1, 100).mapToObj(Duration::ofMinutes).toList();
        var days = List.of(Spread.of(all.subList(0, 10)), Spread.NONE, Spread.of(all.subList(10, 100)));
        assertThat(Spread.sum(days)).isEqualTo(Spread.of(all));
        assertThat(Spread.sum(days).durations())
                .isEqualTo(new Durations(100, Duration.ofMinutes(50), Duration.ofMinutes(90)));
    }

    @Test
    void nothingMeasuredIsNothing() {
        assertThat(Spread.NONE.durations()).isNull();
    }
}
