package com.cinemataztic.incidents.overview.figures;

import static com.cinemataztic.incidents.overview.figures.Ended.DENMARK;
import static com.cinemataztic.incidents.overview.figures.Ended.opened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.regions.Region;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.store.ReadsBusy;
import com.cinemataztic.incidents.tickets.Tickets;
import com.cinemataztic.incidents.tickets.board.TicketSearch;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Today is another day in each zone; what is stored of the days before stays. */
class TodaysFiguresTests {

    private static final Region DANISH = new Region(DENMARK, "DK", "Denmark", ZoneId.of("Europe/Copenhagen"));
    private static final Region ISLANDS =
            new Region(new RegionId("new-zealand"), "NZ", "New Zealand", ZoneId.of("Pacific/Auckland"));

    /** The afternoon of the seventh in Denmark, and the morning of the eighth in New Zealand. */
    private static final Instant NOW = Instant.parse("2026-12-07T13:00:00Z");

    @Test
    void todaysTicketsReplaceWhatIsStoredOfToday() {
        var yesterday = stored(DANISH, "2026-12-06", opened("2026-12-06T10:00:00Z"));
        var outdated = stored(DANISH, "2026-12-07", opened("2026-12-07T08:00:00Z"));
        var tickets = List.of(
                opened("2026-12-07T12:59:00Z").times(),
                opened("2026-12-07T08:00:00Z").times());
        assertThat(TodaysFigures.replace(List.of(yesterday, outdated), List.of(DANISH), tickets, NOW))
                .extracting(DailyFigures::date, DailyFigures::opened)
                .containsExactly(tuple(LocalDate.parse("2026-12-06"), 1), tuple(LocalDate.parse("2026-12-07"), 2));
    }

    @Test
    void aTicketOfTheDayBeforeInItsRegionIsNotOfToday() {
        var eve = opened("2026-12-07T10:30:00Z");
        assertThat(TodaysFigures.replace(
                        List.of(),
                        List.of(DANISH, ISLANDS),
                        List.of(
                                eve.times(),
                                eve.in("new-zealand").times(),
                                opened("2026-12-07T11:30:00Z").in("new-zealand").times()),
                        NOW))
                .extracting(DailyFigures::region, DailyFigures::date, DailyFigures::opened)
                .containsExactly(
                        tuple(DENMARK, LocalDate.parse("2026-12-07"), 1),
                        tuple(ISLANDS.id(), LocalDate.parse("2026-12-08"), 1));
    }

    @Test
    void aRegionThatIsNotReadKeepsItsStoredFigures() {
        var kept = stored(ISLANDS, "2026-12-08", opened("2026-12-07T11:30:00Z").in("new-zealand"));
        assertThat(TodaysFigures.replace(List.of(kept), List.of(DANISH), List.of(), NOW))
                .containsExactly(kept);
    }

    @Test
    void aDayWithTooManyTicketsIsShownAsItIsStored() {
        assertThat(of(TodaysFigures.MOST)).isEqualTo(TodaysFigures.MOST);
        assertThat(of(TodaysFigures.MOST + 1)).isEqualTo(1);
    }

    @Test
    void todayIsShownAsItIsStoredWhileTooManyOthersRead() {
        assertThat(of(each -> {
                    throw mock(ReadsBusy.class);
                }))
                .isEqualTo(1);
    }

    private static int of(int tickets) {
        return of(each -> Collections.nCopies(
                        tickets, opened("2026-12-07T09:00:00Z").times())
                .forEach(each));
    }

    /** @return how many are counted of a day of which one is stored */
    private static int of(Consumer<Consumer<Tickets.Times>> read) {
        var search = mock(TicketSearch.class);
        doAnswer(call -> {
                    read.accept(call.getArgument(5));
                    return null;
                })
                .when(search)
                .times(any(), any(), any(), any(), anyInt(), any());
        var stored = stored(DANISH, "2026-12-07", opened("2026-12-07T08:00:00Z"));
        var figures = new TodaysFigures(search, Clock.fixed(NOW, ZoneOffset.UTC));
        var today = Period.lastDays(1, LocalDate.parse("2026-12-07"));
        return figures.replaceIn(List.of(stored), Actor.SYSTEM, List.of(DANISH), today)
                .getFirst()
                .opened();
    }

    private static DailyFigures stored(Region region, String date, Ended ticket) {
        return DailyFigures.of(region.id(), LocalDate.parse(date), region.zone(), List.of(ticket.times()), NOW);
    }
}
