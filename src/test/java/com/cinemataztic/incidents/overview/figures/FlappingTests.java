package com.cinemataztic.incidents.overview.figures;

import static com.cinemataztic.incidents.overview.figures.Ended.DENMARK;
import static com.cinemataztic.incidents.overview.figures.Ended.opened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What fails again and again, and whether another machine would help. */
class FlappingTests {

    @ParameterizedTest
    @CsvSource({
        "'', false",
        "9, false",
        "2 2 2 2, false",
        "3 2, false",
        "3 3, true",
        "1 4 1 3, true",
    })
    void twoWeeksOfThreeFaultsAreTooMany(String weeks, boolean flaps) {
        var faults = Stream.of(weeks.split(" ")).filter(each -> !each.isEmpty()).map(Integer::valueOf);
        assertThat(Flapping.flaps(faults.toList())).isEqualTo(flaps);
    }

    @Test
    void aMachineThatFlapsIsListedOnceAndNotItsScreenToo() {
        assertThat(found(week("2026-11-02", "s1", "unit-1"), week("2026-11-09", "s1", "unit-1")))
                .containsExactly(tuple("s1", "unit-1", 6, 2));
    }

    @Test
    void aMachineIsFollowedToItsNewScreen() {
        assertThat(found(week("2026-11-02", "s1", "unit-1"), week("2026-11-09", "s2", "unit-1")))
                .containsExactly(tuple("s2", "unit-1", 6, 2));
    }

    @Test
    void aScreenThatFlapsWithEveryMachineIsListedItself() {
        assertThat(found(week("2026-11-02", "s1", "unit-1"), week("2026-11-09", "s1", "unit-2")))
                .containsExactly(tuple("s1", null, 6, 2));
    }

    @Test
    void theWeekAtTheTurnOfTheYearIsOne() {
        assertThat(found(week("2026-12-31", "s1", "unit-1"), week("2027-01-01", "s1", "unit-1")))
                .isEmpty();
    }

    @SafeVarargs
    private static List<org.assertj.core.groups.Tuple> found(List<DailyFigures>... weeks) {
        var all = new ArrayList<DailyFigures>();
        Stream.of(weeks).forEach(all::addAll);
        return Flapping.in(all).stream()
                .map(each -> tuple(each.screen().screenId(), each.machineId(), each.faults(), each.weeks()))
                .toList();
    }

    /** One ticket that stands for three faults. */
    private static List<DailyFigures> week(String date, String screen, String machine) {
        var ticket = opened(date + "T12:00:00Z").on(screen, machine).of("machine-offline", 3);
        return List.of(DailyFigures.of(
                DENMARK,
                LocalDate.parse(date),
                ZoneOffset.UTC,
                List.of(ticket.times()),
                Instant.parse(date + "T13:00:00Z")));
    }
}
