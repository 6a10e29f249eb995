package com.cinemataztic.incidents.overview.figures;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.overview.figures.DailyFigureStore.Day;
import com.cinemataztic.incidents.overview.figures.DailyFigureStore.Progress;
import com.cinemataztic.incidents.regions.Region;
import com.cinemataztic.incidents.regions.RegionDirectory;
import com.cinemataztic.incidents.store.Leadership;
import com.cinemataztic.incidents.tickets.Tickets;
import com.cinemataztic.incidents.tickets.board.QueueEntry;
import com.cinemataztic.incidents.tickets.board.TicketFilter;
import com.cinemataztic.incidents.tickets.board.TicketSearch;
import com.cinemataztic.incidents.tickets.board.TicketSort;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Keeps the daily figures true. Each round makes the figures anew for the days whose tickets have changed, and for those
 * on which a show has begun since. A region whose days are not in yet, or are of another zone, gets its whole history.
 * A round costs the tickets of the days concerned, however often they changed; done twice, it changes nothing.
 */
@Component
public class FigureKeeper {

    /** History reaches back further than the longest period. */
    static final int DAYS = 400;

    private static final Logger LOGGER = LoggerFactory.getLogger(FigureKeeper.class);

    /** Changes of another instance may be dated a little earlier than those seen already. */
    private static final Duration OVERLAP = Duration.ofMinutes(2);

    private static final int PAGE = 500;

    /** The largest number of tickets of one region and day. */
    private static final int MOST = 50_000;

    /** How many tickets of a region's history are read at once. */
    private static final int AT_ONCE = 5_000;

    private final TicketSearch search;
    private final DailyFigureStore store;
    private final RegionDirectory regions;
    private final Leadership leadership;
    private final Clock clock;

    FigureKeeper(
            TicketSearch search, DailyFigureStore store, RegionDirectory regions, Leadership leadership, Clock clock) {
        this.search = search;
        this.store = store;
        this.regions = regions;
        this.leadership = leadership;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${portal.overview.figures-every:30s}")
    void round() {
        if (!leadership.held()) {
            return;
        }
        try {
            catchUp();
        } catch (RuntimeException storeDown) {
            LOGGER.warn("Daily figures could not be made; trying again later: {}", storeDown.getMessage());
        }
    }

    /**
     * One round.
     *
     * @throws com.cinemataztic.incidents.store.StoreUnavailable if the store fails
     */
    public synchronized void catchUp() {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var before = store.progress();
        var zones = new HashMap<>(before.map(Progress::zones).orElse(Map.of()));
        for (var region : regions.all()) {
            if (!region.zone().equals(zones.get(region.id()))) {
                LOGGER.info("Making the daily figures of {}", region.id());
                store.remove(region.id());
                makeHistory(region, now);
                zones.put(region.id(), region.zone());
            }
        }
        before.ifPresent(progress -> makeAgain(changed(progress.changesUntil().minus(OVERLAP)), now));
        makeAgain(store.decidedBy(now), now);
        store.put(new Progress(now, zones));
    }

    /** @return the days on which the tickets changed since then were opened */
    private Set<Day> changed(Instant since) {
        var days = new HashSet<Day>();
        TicketSearch.Position position = null;
        do {
            var page = search.find(Actor.SYSTEM, TicketFilter.ALL, TicketSort.UPDATED, PAGE, position);
            for (var entry : page.entries()) {
                if (entry.row().updatedAt().isBefore(since)) {
                    return days;
                }
                days(entry).forEach(days::add);
            }
            position = page.next();
        } while (position != null);
        return days;
    }

    /** A ticket that was moved is no longer counted in the region that its id names, or in any other. */
    private Stream<Day> days(QueueEntry entry) {
        var region = regions.get(entry.row().subject().region());
        var moved = !entry.id().value().startsWith(region.code() + "-");
        var concerned = moved ? regions.all().stream() : Stream.of(region);
        return concerned.map(
                each -> new Day(each.id(), LocalDate.ofInstant(entry.row().createdAt(), each.zone())));
    }

    private void makeAgain(Collection<Day> days, Instant now) {
        days.stream().filter(day -> regions.knows(day.region())).forEach(day -> {
            var region = regions.get(day.region());
            var figures = make(region, day.date(), tickets(region, day.date(), day.date(), MOST), now);
            store.put(List.of(figures));
        });
    }

    /** Newest first. A read that ended at its limit may have cut the oldest of its days, which the next read begins with. */
    private void makeHistory(Region region, Instant now) {
        var last = LocalDate.ofInstant(now, region.zone());
        var first = last.minusDays(DAYS);
        for (var limit = AT_ONCE; ; ) {
            var tickets = tickets(region, first, last, limit);
            var byDate = new TreeMap<>(tickets.stream()
                    .collect(groupingBy(each -> LocalDate.ofInstant(each.createdAt(), region.zone()), toList())));
            var whole = tickets.size() < limit;
            if (!whole && byDate.size() == 1) {
                limit *= 2;
                continue;
            }
            if (!whole) {
                last = byDate.firstKey();
                byDate.pollFirstEntry();
            }
            store.put(byDate.entrySet().stream()
                    .map(each -> make(region, each.getKey(), each.getValue(), now))
                    .toList());
            if (whole) {
                return;
            }
        }
    }

    private List<Tickets.Times> tickets(Region region, LocalDate from, LocalDate to, int limit) {
        var tickets = new ArrayList<Tickets.Times>();
        search.times(
                Actor.SYSTEM,
                Set.of(region.id()),
                start(from, region.zone()),
                start(to.plusDays(1), region.zone()),
                limit,
                tickets::add);
        return tickets;
    }

    /** The day of a changed clock has 23 or 25 hours. */
    private static Instant start(LocalDate date, ZoneId zone) {
        return date.atStartOfDay(zone).toInstant();
    }

    private static DailyFigures make(Region region, LocalDate date, List<Tickets.Times> tickets, Instant now) {
        return DailyFigures.of(region.id(), date, region.zone(), tickets, now);
    }
}
