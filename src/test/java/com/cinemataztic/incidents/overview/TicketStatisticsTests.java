package com.cinemataztic.incidents.overview;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.overview.TicketStatistics.Day;
import com.cinemataztic.incidents.overview.TicketStatistics.Durations;
import com.cinemataztic.incidents.overview.TicketStatistics.Shows;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.Tickets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Figures from the times of tickets. */
class TicketStatisticsTests {

    private static final RegionId DENMARK = new RegionId("denmark");
    private static final RegionId INDIA = new RegionId("india");
    private static final Instant EVENING = Instant.parse("2026-11-25T22:00:00Z");

    @Test
    void aDayIsTheRegionsOwn() {
        var figures = of(List.of(live(DENMARK), live(INDIA), live(DENMARK)));
        assertThat(figures.days())
                .containsExactly(
                        new Day(LocalDate.parse("2026-11-25"), DENMARK, 2),
                        new Day(LocalDate.parse("2026-11-26"), INDIA, 1));
        assertThat(figures.regions())
                .extracting(TicketStatistics.RegionFigures::live)
                .containsExactly(2, 1);
        assertThat(figures.complete()).isTrue();
    }

    @Test
    void medianAndNinetiethPercentileAreTimesThatWereMeasured() {
        var times = IntStream.rangeClosed(1, 10)
                .mapToObj(minutes -> new Tickets.Times(
                        DENMARK,
                        true,
                        EVENING.minusSeconds(60),
                        EVENING,
                        EVENING.plusSeconds(minutes * 60L),
                        null,
                        EVENING.plusSeconds(minutes * 120L),
                        CloseReason.FIXED,
                        null))
                .toList();
        var region = of(times).regions().getFirst();
        assertThat(region.timeToTake()).isEqualTo(new Durations(10, Duration.ofMinutes(5), Duration.ofMinutes(9)));
        assertThat(region.timeToFix()).isEqualTo(new Durations(10, Duration.ofMinutes(11), Duration.ofMinutes(19)));
    }

    @Test
    void aShowIsSavedByARecoveryBeforeItLostByALaterOneAndUnknownWithoutASchedule() {
        var figures = of(List.of(
                recovered(true, EVENING.plusSeconds(1)),
                recovered(true, EVENING),
                recovered(true, EVENING.minusSeconds(1)),
                recovered(true, null),
                recovered(false, EVENING.plusSeconds(1)),
                live(DENMARK)));
        assertThat(figures.regions().getFirst().shows()).isEqualTo(new Shows(1, 2, 1));
    }

    @Test
    void whatNobodyTookOrFixedHasNoTime() {
        var region = of(List.of(live(DENMARK))).regions().getFirst();
        assertThat(region.timeToTake()).isNull();
        assertThat(region.timeToFix()).isNull();
    }

    @Test
    void moreTicketsThanAreReadAreSaidToBeIncomplete() {
        var figures = of(Collections.nCopies(TicketStatistics.MOST + 1, live(DENMARK)));
        assertThat(figures.complete()).isFalse();
        assertThat(figures.regions().getFirst().opened()).isEqualTo(TicketStatistics.MOST);
    }

    private static TicketStatistics.Figures of(List<Tickets.Times> times) {
        return TicketStatistics.of(
                times, region -> ZoneId.of(region.equals(INDIA) ? "Asia/Kolkata" : "Europe/Copenhagen"));
    }

    private static Tickets.Times live(RegionId region) {
        return new Tickets.Times(region, true, EVENING, EVENING, null, null, null, null, null);
    }

    private static Tickets.Times recovered(boolean ofScreen, @Nullable Instant show) {
        return new Tickets.Times(
                DENMARK,
                ofScreen,
                EVENING.minusSeconds(60),
                EVENING.minusSeconds(30),
                null,
                EVENING,
                EVENING.plusSeconds(300),
                CloseReason.RECOVERED,
                show);
    }
}
