package com.cinemataztic.incidents.overview;

import com.cinemataztic.incidents.fleet.Cinema;
import com.cinemataztic.incidents.fleet.FleetDirectory;
import com.cinemataztic.incidents.fleet.Machine;
import com.cinemataztic.incidents.fleet.Screen;
import com.cinemataztic.incidents.fleet.ScreenRef;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.regions.Region;
import com.cinemataztic.incidents.regions.RegionDirectory;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.board.QueueEntry;
import com.cinemataztic.incidents.tickets.board.TicketQueue;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Regions and cinemas with what is wrong there now: the fleet and the live tickets together. */
@Service
public class SiteDirectory {

    private final TicketQueue queue;
    private final RegionDirectory regions;
    private final FleetDirectory fleet;
    private final Clock clock;

    SiteDirectory(TicketQueue queue, RegionDirectory regions, FleetDirectory fleet, Clock clock) {
        this.queue = queue;
        this.regions = regions;
        this.fleet = fleet;
        this.clock = clock;
    }

    /**
     * Live tickets.
     *
     * @param open how many nobody has taken
     * @param inprogress how many somebody works on
     * @param worst the highest severity among them; null when there are none
     */
    public record Live(int open, int inprogress, @Nullable Severity worst) {

        static Live of(List<QueueEntry> entries) {
            var open = (int) entries.stream()
                    .filter(entry -> entry.row().state() == State.OPEN)
                    .count();
            return new Live(
                    open,
                    entries.size() - open,
                    entries.stream()
                            .map(entry -> entry.row().severity())
                            .max(Comparator.naturalOrder())
                            .orElse(null));
        }
    }

    /** A region with its live tickets. */
    public record RegionEntry(Region region, Live live) {}

    /**
     * A cinema.
     *
     * @param nextShow the next show on any of its screens; null when none is known
     * @param screens those that the vendor lists, by name
     * @param tickets its live tickets, in the order of work
     */
    public record CinemaEntry(
            Cinema cinema, @Nullable Instant nextShow, List<ScreenEntry> screens, List<QueueEntry> tickets) {

        /** @return its live tickets, counted */
        public Live live() {
            return Live.of(tickets);
        }
    }

    /**
     * A screen.
     *
     * @param nextShow its next show; null when none is known
     * @param showUntil the end of the show in progress; null when there is none
     * @param machines those that stand there as reported since the portal started, with their states
     */
    public record ScreenEntry(
            Screen screen,
            @Nullable Instant nextShow,
            @Nullable Instant showUntil,
            Map<Machine, Machine.State> machines) {}

    /** @return the accepted regions that the actor may see, by name */
    public List<RegionEntry> regions(Actor actor) {
        var live = live(actor).stream()
                .collect(Collectors.groupingBy(entry -> entry.row().subject().region()));
        return regions.all().stream()
                .filter(region -> actor.maySee(region.id()))
                .map(region -> new RegionEntry(region, Live.of(live.getOrDefault(region.id(), List.of()))))
                .toList();
    }

    /**
     * @param wanted in one of these regions; empty: in all that the actor may see
     * @return the cinemas that the actor may see
     */
    public List<CinemaEntry> cinemas(Actor actor, Set<RegionId> wanted) {
        var now = clock.instant();
        var live = live(actor).stream()
                .filter(entry -> entry.row().subject().cinemaId() != null)
                .collect(Collectors.groupingBy(
                        entry -> Objects.requireNonNull(entry.row().subject().cinemaId())));
        var machines = fleet.machines().stream()
                .filter(machine -> machine.screen() != null)
                .collect(Collectors.groupingBy(machine -> Objects.requireNonNull(machine.screen())));
        return fleet.cinemas().stream()
                .filter(cinema -> actor.maySee(cinema.region()))
                .filter(cinema -> wanted.isEmpty() || wanted.contains(cinema.region()))
                .map(cinema -> cinema(cinema, live.getOrDefault(cinema.cinemaId(), List.of()), machines, now))
                .toList();
    }

    private CinemaEntry cinema(
            Cinema cinema, List<QueueEntry> tickets, Map<ScreenRef, List<Machine>> machines, Instant now) {
        var screens = fleet.screens(cinema.cinemaId()).stream()
                .map(screen -> screen(screen, machines.getOrDefault(screen.ref(), List.of()), now))
                .toList();
        return new CinemaEntry(
                cinema,
                screens.stream()
                        .flatMap(screen -> Stream.ofNullable(screen.nextShow()))
                        .min(Comparator.naturalOrder())
                        .orElse(null),
                screens,
                tickets);
    }

    private static ScreenEntry screen(Screen screen, List<Machine> machines, Instant now) {
        var schedule = Optional.ofNullable(screen.schedule());
        return new ScreenEntry(
                screen,
                schedule.map(its -> its.nextAfter(now)).orElse(null),
                schedule.map(its -> its.inProgressUntil(now)).orElse(null),
                machines.stream().collect(Collectors.toMap(Function.identity(), machine -> machine.state(now))));
    }

    private List<QueueEntry> live(Actor actor) {
        return queue.list(actor, new TicketQueue.Filter(null, EnumSet.of(State.OPEN, State.INPROGRESS), ""));
    }
}
