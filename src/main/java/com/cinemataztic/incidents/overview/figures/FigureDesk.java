package com.cinemataztic.incidents.overview.figures;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.overview.figures.DailyFigureStore.Progress;
import com.cinemataztic.incidents.regions.Region;
import com.cinemataztic.incidents.regions.RegionDirectory;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.board.QueueEntry;
import com.cinemataztic.incidents.tickets.board.TicketFilter;
import com.cinemataztic.incidents.tickets.board.TicketQueue;
import com.cinemataztic.incidents.tickets.board.TicketSearch;
import com.cinemataztic.incidents.tickets.board.TicketSort;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Answers what is broken now, from the board, and what became of tickets, from the daily figures. */
@Service
public class FigureDesk {

    /** How many tickets a list has. */
    static final int LISTED = 200;

    /** A list reads this many pages and no more: some 25,000 stored tickets, however short the time of a page is. */
    private static final int MOST_PAGES = 50;

    private final TicketQueue queue;
    private final TicketSearch search;
    private final DailyFigureStore store;
    private final TodaysFigures todays;
    private final RegionDirectory regions;
    private final Clock clock;

    FigureDesk(
            TicketQueue queue,
            TicketSearch search,
            DailyFigureStore store,
            TodaysFigures todays,
            RegionDirectory regions,
            Clock clock) {
        this.queue = queue;
        this.search = search;
        this.store = store;
        this.todays = todays;
        this.regions = regions;
        this.clock = clock;
    }

    /**
     * Figures of a period.
     *
     * @param changesUntil those of earlier days take in the changes of tickets up to then; null while the first ones are
     *     being made
     */
    public record Answer(OverTime figures, @Nullable Instant changesUntil) {}

    /** @return the regions that the actor may see */
    public List<Region> regions(Actor actor) {
        return regions.all().stream()
                .filter(region -> actor.maySee(region.id()))
                .toList();
    }

    private List<Region> regions(Actor actor, @Nullable RegionId only) {
        return regions(actor).stream()
                .filter(region -> only == null || region.id().equals(only))
                .toList();
    }

    /** @param region only this region; null: all that the actor may see */
    public Now now(Actor actor, @Nullable RegionId region) {
        var live = queue.list(actor, new TicketQueue.Filter(region, EnumSet.of(State.OPEN, State.INPROGRESS), ""));
        return Now.of(live, regions(actor));
    }

    /**
     * Today's tickets are counted as they are now.
     *
     * @param region only this region; null: all that the actor may see
     * @throws com.cinemataztic.incidents.store.StoreUnavailable if the figures cannot be read
     */
    public Answer overTime(Actor actor, @Nullable RegionId region, Period period) {
        var seen = region == null ? actor.regions() : actor.maySee(region) ? Set.of(region) : null;
        var stored = seen == null ? List.<DailyFigures>of() : store.find(seen, period);
        var found = todays.replaceIn(stored, actor, regions(actor, region), period);
        return new Answer(
                OverTime.of(found, period),
                store.progress()
                        .filter(progress -> isWhole(progress, actor, region))
                        .map(Progress::changesUntil)
                        .orElse(null));
    }

    /**
     * Past and live tickets behind a figure.
     *
     * @param entries the last opened first
     * @param more whether there are more than are listed
     */
    public record Listed(List<QueueEntry> entries, boolean more) {}

    /**
     * @param filter which tickets; its times are set here
     * @param period opened on one of these days, in the zone of the ticket's region
     * @throws com.cinemataztic.incidents.store.StoreUnavailable if they cannot be read
     */
    public Listed tickets(Actor actor, TicketFilter filter, Period period) {
        var wanted = filter.between(
                period.from().atStartOfDay(ZoneOffset.MAX).toInstant(),
                period.to().plusDays(1).atStartOfDay(ZoneOffset.MIN).toInstant());
        var found = new ArrayList<QueueEntry>();
        TicketSearch.Position position = null;
        for (int pages = 0; pages < MOST_PAGES; pages++) {
            var page = search.find(actor, wanted, TicketSort.CREATED, LISTED, position);
            page.entries().stream().filter(entry -> isIn(period, entry)).forEach(found::add);
            position = page.next();
            if (position == null || found.size() > LISTED) {
                break;
            }
        }
        return new Listed(found.stream().limit(LISTED).toList(), position != null || found.size() > LISTED);
    }

    private boolean isIn(Period period, QueueEntry entry) {
        var row = entry.row();
        var date = LocalDate.ofInstant(
                row.createdAt(), regions.get(row.subject().region()).zone());
        return period.contains(date);
    }

    /** @return the region's name */
    public String name(RegionId region) {
        return regions.get(region).name();
    }

    private boolean isWhole(Progress progress, Actor actor, @Nullable RegionId region) {
        var wanted = regions(actor, region).stream().map(Region::id).collect(Collectors.toSet());
        return progress.zones().keySet().containsAll(wanted);
    }

    /**
     * A ticket counts on its region's day: a period that ends on the last of these has what was opened a moment ago in
     * any region. None of them is over in all regions.
     *
     * @param actor null: nobody
     * @param region only this region; null: all that the actor may see
     * @param reader the zone of one who sees no region
     * @return the days that it is now in the regions
     */
    public Period today(@Nullable Actor actor, @Nullable RegionId region, ZoneId reader) {
        var now = clock.instant();
        var dates = actor == null
                ? List.<LocalDate>of()
                : regions(actor, region).stream()
                        .map(each -> LocalDate.ofInstant(now, each.zone()))
                        .sorted()
                        .toList();
        return dates.isEmpty()
                ? Period.lastDays(1, LocalDate.ofInstant(now, reader))
                : new Period(dates.getFirst(), dates.getLast());
    }
}
