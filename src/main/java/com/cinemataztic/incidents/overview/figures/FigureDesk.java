package com.cinemataztic.incidents.overview.figures;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.overview.figures.DailyFigureStore.Progress;
import com.cinemataztic.incidents.regions.Region;
import com.cinemataztic.incidents.regions.RegionDirectory;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.board.TicketQueue;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Answers what is broken now, from the board, and what became of tickets, from the daily figures. */
@Service
public class FigureDesk {

    private final TicketQueue queue;
    private final DailyFigureStore store;
    private final RegionDirectory regions;
    private final Clock clock;

    FigureDesk(TicketQueue queue, DailyFigureStore store, RegionDirectory regions, Clock clock) {
        this.queue = queue;
        this.store = store;
        this.regions = regions;
        this.clock = clock;
    }

    /**
     * Figures of a period.
     *
     * @param changesUntil they take in the changes of tickets up to then; null while the first ones are being made
     */
    public record Answer(OverTime figures, @Nullable Instant changesUntil) {}

    /** @return the regions that the actor may see */
    public List<Region> regions(Actor actor) {
        return regions.all().stream()
                .filter(region -> actor.maySee(region.id()))
                .toList();
    }

    /** @param region only this region; null: all that the actor may see */
    public Now now(Actor actor, @Nullable RegionId region) {
        var live = queue.list(actor, new TicketQueue.Filter(region, EnumSet.of(State.OPEN, State.INPROGRESS), ""));
        return Now.of(live, regions(actor));
    }

    /**
     * @param region only this region; null: all that the actor may see
     * @throws com.cinemataztic.incidents.store.StoreUnavailable if the figures cannot be read
     */
    public Answer overTime(Actor actor, @Nullable RegionId region, Period period) {
        var seen = region == null ? actor.regions() : actor.maySee(region) ? Set.of(region) : null;
        var found = seen == null ? List.<DailyFigures>of() : store.find(seen, period);
        return new Answer(
                OverTime.of(found, period),
                store.progress()
                        .filter(progress -> isWhole(progress, actor, region))
                        .map(Progress::changesUntil)
                        .orElse(null));
    }

    private boolean isWhole(Progress progress, Actor actor, @Nullable RegionId region) {
        var wanted = regions(actor).stream()
                .map(Region::id)
                .filter(each -> region == null || each.equals(region))
                .collect(Collectors.toSet());
        return progress.zones().keySet().containsAll(wanted);
    }

    /** @return the day that it is in the region, or at the reader's place when all are wanted */
    public LocalDate today(@Nullable RegionId region, ZoneId reader) {
        return LocalDate.ofInstant(
                clock.instant(), region == null ? reader : regions.get(region).zone());
    }
}
