package com.cinemataztic.incidents.overview.figures;

import static com.cinemataztic.incidents.overview.figures.Ended.DENMARK;
import static com.cinemataztic.incidents.overview.figures.Ended.opened;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.overview.figures.Spread.Durations;
import com.cinemataztic.incidents.overview.figures.TicketStatistics.Day;
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
import org.junit.jupiter.api.Test;

/** Figures from the times of tickets. */
class TicketStatisticsTests {

    private static final RegionId INDIA = new RegionId("india");
    private static final Instant EVENING = Instant.parse("2026-11-25T22:00:00Z");
    private static final Ended LIVE = opened("2026-11-25T22:00:00Z");

    @Test
    void aDayIsTheRegionsOwn() {
        var figures = of(List.of(LIVE.times(), LIVE.in("india").times(), LIVE.times()));
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
                .mapToObj(minutes -> LIVE.taken(Duration.ofMinutes(minutes))
                        .closed(EVENING.plusSeconds(minutes * 120L), CloseReason.FIXED)
                        .times())
                .toList();
        var region = of(times).regions().getFirst();
        assertThat(region.timeToTake()).isEqualTo(new Durations(10, Duration.ofMinutes(5), Duration.ofMinutes(9)));
        assertThat(region.timeToFix()).isEqualTo(new Durations(10, Duration.ofMinutes(10), Duration.ofMinutes(18)));
    }

    @Test
    void whatNobodyTookOrFixedHasNoTime() {
        var region = of(List.of(LIVE.times())).regions().getFirst();
        assertThat(region.timeToTake()).isNull();
        assertThat(region.timeToFix()).isNull();
    }

    @Test
    void moreTicketsThanAreReadAreSaidToBeIncomplete() {
        var figures = of(Collections.nCopies(TicketStatistics.MOST + 1, LIVE.times()));
        assertThat(figures.complete()).isFalse();
        assertThat(figures.regions().getFirst().opened()).isEqualTo(TicketStatistics.MOST);
    }

    private static TicketStatistics.Figures of(List<Tickets.Times> times) {
        var tally =
                new Tally(region -> ZoneId.of(region.equals(INDIA) ? "Asia/Kolkata" : "Europe/Copenhagen"), EVENING);
        times.forEach(tally::add);
        return tally.figures();
    }
}
