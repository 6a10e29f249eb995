package com.cinemataztic.incidents.overview.figures;

import static com.cinemataztic.incidents.overview.figures.Ended.DENMARK;
import static com.cinemataztic.incidents.overview.figures.Ended.opened;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.overview.figures.OverTime.Count;
import com.cinemataztic.incidents.overview.figures.OverTime.Day;
import com.cinemataztic.incidents.tickets.CloseReason;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Figures of days, and their sums over a period. */
class DailyFiguresTests {

    private static final ZoneId COPENHAGEN = ZoneId.of("Europe/Copenhagen");
    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

    @Test
    void hoursAreThoseOfTheWallClock() {
        // Clocks go back at 03:00: the hour from two to three comes twice.
        var day = day(
                "2026-10-25",
                opened("2026-10-24T22:30:00Z"),
                opened("2026-10-25T00:30:00Z"),
                opened("2026-10-25T01:30:00Z"),
                opened("2026-10-25T22:30:00Z"));
        assertThat(day.hours()).hasSize(24);
        assertThat(List.of(day.hours().get(0), day.hours().get(2), day.hours().get(23)))
                .containsExactly(1, 2, 1);
    }

    @Test
    void aDayIsDecidedWhenItsLastShowHasBegun() {
        var show = NOW.plusSeconds(600);
        var day = day(
                "2026-11-28",
                opened("2026-11-28T10:00:00Z").before(show),
                opened("2026-11-28T11:00:00Z").before(show.plusSeconds(60)),
                opened("2026-11-28T09:00:00Z").before(NOW));
        assertThat(day.decidedBy()).isEqualTo(show);
        assertThat(day.shows()).isEqualTo(new Shows(0, 1, 0));
    }

    @Test
    void aPeriodHasADayForEachDateAndSumsTheRest() {
        var show = Instant.parse("2026-11-25T19:00:00Z");
        var saved = opened("2026-11-25T18:00:00Z")
                .before(show)
                .taken(Duration.ofMinutes(4))
                .recovered(show.minusSeconds(1800))
                .closed(show, CloseReason.RECOVERED);
        var lost = opened("2026-11-25T18:00:00Z")
                .on("s2", "unit-2")
                .of("wrong-resolution", 1)
                .before(show)
                .recovered(show.plusSeconds(1800))
                .closed(show.plusSeconds(2000), CloseReason.RECOVERED);
        var period = new Period(LocalDate.parse("2026-11-24"), LocalDate.parse("2026-11-26"));
        var over = OverTime.of(
                List.of(day("2026-11-25", saved, lost), day("2026-11-26", opened("2026-11-26T08:00:00Z"))), period);
        assertThat(over.days())
                .containsExactly(
                        new Day(period.from(), 0, Shows.NONE),
                        new Day(LocalDate.parse("2026-11-25"), 2, new Shows(1, 1, 0)),
                        new Day(period.to(), 1, new Shows(0, 0, 1)));
        assertThat(over.shows()).isEqualTo(new Shows(1, 1, 1));
        assertThat(over.shows().lostShare()).isEqualTo(0.5);
        assertThat(over.timeToTake()).isEqualTo(new Spread.Durations(1, Duration.ofMinutes(4), Duration.ofMinutes(4)));
        assertThat(over.causes())
                .containsExactly(new Count<>("machine-offline", 2), new Count<>("wrong-resolution", 1));
        assertThat(over.closed()).containsExactly(new Count<>(CloseReason.RECOVERED, 2));
        assertThat(over.worstScreens())
                .extracting(
                        each -> each.screen().screenId(), OverTime.ScreenFigures::tickets, OverTime.ScreenFigures::lost)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("s2", 1, 1),
                        org.assertj.core.groups.Tuple.tuple("s1", 2, 0));
        assertThat(over.worstScreens().getFirst().broken()).isEqualTo(Duration.ofMinutes(90));
    }

    private static DailyFigures day(String date, Ended... tickets) {
        return DailyFigures.of(
                DENMARK,
                LocalDate.parse(date),
                COPENHAGEN,
                Stream.of(tickets).map(Ended::times).toList(),
                NOW);
    }
}
