package com.cinemataztic.incidents.overview.figures;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.overview.figures.DailyFigureStore.Day;
import com.cinemataztic.incidents.regions.Region;
import com.cinemataztic.incidents.store.ReadsBusy;
import com.cinemataztic.incidents.tickets.Tickets;
import com.cinemataztic.incidents.tickets.board.TicketSearch;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Makes the figures of the day that it is now in each region, from the tickets of that day at this moment: stored ones
 * are as old as the keeper's last round, and a new portal has none.
 */
@Component
class TodaysFigures {

    /** A day with more tickets is shown as it is stored: a page reads no more than these. */
    static final int MOST = 5_000;

    private final TicketSearch search;
    private final Clock clock;

    TodaysFigures(TicketSearch search, Clock clock) {
        this.search = search;
        this.clock = clock;
    }

    /**
     * @param regions that the actor may see
     * @param stored figures of their days in the period
     * @return the same, with those of today as they are now; as stored if too many others read, or there are too many
     *     tickets
     * @throws com.cinemataztic.incidents.store.StoreUnavailable if the tickets cannot be read
     */
    List<DailyFigures> replaceIn(List<DailyFigures> stored, Actor actor, Collection<Region> regions, Period period) {
        var now = clock.instant();
        var wanted = regions.stream()
                .filter(region -> period.contains(today(region, now)))
                .toList();
        return read(actor, wanted, now)
                .map(tickets -> replace(stored, wanted, tickets, now))
                .orElse(stored);
    }

    /**
     * Pure.
     *
     * @param tickets of these regions: all of today; those of the day before are left out
     */
    static List<DailyFigures> replace(
            List<DailyFigures> stored, Collection<Region> regions, List<Tickets.Times> tickets, Instant now) {
        var replaced = regions.stream()
                .map(region -> new Day(region.id(), today(region, now)))
                .collect(Collectors.toSet());
        var byRegion = tickets.stream()
                .collect(Collectors.groupingBy(ticket -> ticket.subject().region()));
        return Stream.concat(
                        stored.stream().filter(day -> !replaced.contains(new Day(day.region(), day.date()))),
                        regions.stream()
                                .flatMap(region ->
                                        of(region, byRegion.getOrDefault(region.id(), List.of()), now).stream()))
                .toList();
    }

    /** @return tickets of today, and of the day before where it began earlier than in another region */
    private Optional<List<Tickets.Times>> read(Actor actor, Collection<Region> regions, Instant now) {
        var first = regions.stream().map(region -> begin(region, now)).min(Comparator.naturalOrder());
        if (first.isEmpty()) {
            return Optional.empty();
        }
        var ids = regions.stream().map(Region::id).collect(Collectors.toSet());
        var tickets = new ArrayList<Tickets.Times>();
        try {
            search.times(actor, ids, first.get(), now.plus(Duration.ofDays(1)), MOST + 1, tickets::add);
        } catch (ReadsBusy busy) {
            return Optional.empty();
        }
        return tickets.size() > MOST ? Optional.empty() : Optional.of(tickets);
    }

    private static Optional<DailyFigures> of(Region region, List<Tickets.Times> tickets, Instant now) {
        var begin = begin(region, now);
        var ofToday = tickets.stream()
                .filter(ticket -> !ticket.createdAt().isBefore(begin))
                .toList();
        return ofToday.isEmpty()
                ? Optional.empty()
                : Optional.of(DailyFigures.of(region.id(), today(region, now), region.zone(), ofToday, now));
    }

    private static LocalDate today(Region region, Instant now) {
        return LocalDate.ofInstant(now, region.zone());
    }

    private static Instant begin(Region region, Instant now) {
        return today(region, now).atStartOfDay(region.zone()).toInstant();
    }
}
