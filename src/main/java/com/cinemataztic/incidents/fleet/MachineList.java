package com.cinemataztic.incidents.fleet;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.regions.RegionId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Finds the machines that an actor may see, with their places and states. */
@Service
public class MachineList {

    private final FleetDirectory fleet;
    private final Clock clock;

    MachineList(FleetDirectory fleet, Clock clock) {
        this.fleet = fleet;
        this.clock = clock;
    }

    /**
     * Selects machines.
     *
     * @param region null: all regions
     * @param state null: every state
     * @param text words that must all match; empty: any
     */
    public record Filter(@Nullable RegionId region, Machine.@Nullable State state, String text) {}

    /**
     * A machine with its place.
     *
     * @param machine the machine
     * @param state its state now
     * @param region its cinema's region, else its own
     * @param cinemaName for people; null at no screen
     * @param screenName for people; null at no screen
     * @param zone the cinema's time zone
     * @param nextShow next show on that screen; null when unknown
     */
    public record Entry(
            Machine machine,
            Machine.State state,
            RegionId region,
            @Nullable String cinemaName,
            @Nullable String screenName,
            ZoneId zone,
            @Nullable Instant nextShow) {

        /** @return the machine's id, by which lists distinguish rows */
        public String id() {
            return machine.machineId();
        }
    }

    /** Faulty machines first, then unknown, delisted and healthy ones; within each, the earliest next show first. */
    private static final Comparator<Entry> ORDER = Comparator.<Entry>comparingInt(entry -> rank(entry.state()))
            .thenComparing(entry -> entry.nextShow() == null ? Instant.MAX : entry.nextShow())
            .thenComparing(entry -> String.valueOf(entry.cinemaName()))
            .thenComparing(entry -> String.valueOf(entry.screenName()))
            .thenComparing(Entry::id);

    private static int rank(Machine.State state) {
        return switch (state) {
            case FAULTY -> 0;
            case UNKNOWN -> 1;
            case GONE -> 2;
            case WELL -> 3;
        };
    }

    /** @return the matching machines that the actor may see, the most urgent first */
    public List<Entry> find(Filter filter, Actor actor) {
        var now = clock.instant();
        var words = filter.text().toLowerCase(Locale.ROOT).strip().split("\\s+");
        return fleet.machines().stream()
                .map(machine -> entry(machine, now))
                .filter(entry -> actor.maySee(entry.region()))
                .filter(entry -> filter.region() == null || filter.region().equals(entry.region()))
                .filter(entry -> filter.state() == null || filter.state() == entry.state())
                .filter(entry -> matches(entry, words))
                .sorted(ORDER)
                .toList();
    }

    /** @return the machine, if there is one and the actor may see it */
    public Optional<Entry> find(String machineId, Actor actor) {
        return fleet.machine(machineId)
                .map(machine -> entry(machine, clock.instant()))
                .filter(entry -> actor.maySee(entry.region()));
    }

    private Entry entry(Machine machine, Instant now) {
        var screen = machine.screen();
        var cinema = screen == null ? Optional.<Cinema>empty() : fleet.cinema(screen.cinemaId());
        var place = screen == null ? Optional.<Screen>empty() : fleet.screen(screen.cinemaId(), screen.screenId());
        return new Entry(
                machine,
                machine.state(now),
                cinema.map(Cinema::region)
                        .filter(region -> !region.equals(RegionId.UNASSIGNED))
                        .orElse(machine.region()),
                screen == null ? null : cinema.map(Cinema::name).orElse(screen.cinemaId()),
                screen == null ? null : place.map(Screen::name).orElse(screen.screenId()),
                cinema.map(Cinema::zone).orElse(ZoneOffset.UTC),
                place.map(Screen::schedule)
                        .map(schedule -> schedule.nextAfter(now))
                        .orElse(null));
    }

    private static boolean matches(Entry entry, String[] words) {
        var screen = entry.machine().screen();
        var haystack = Stream.of(
                        entry.id(),
                        entry.cinemaName(),
                        entry.screenName(),
                        screen == null ? null : screen.cinemaId(),
                        screen == null ? null : screen.screenId(),
                        entry.region().value(),
                        entry.machine().softwareVersion(),
                        entry.machine().faults().stream()
                                .map(MachineFault::words)
                                .collect(Collectors.joining(" ")))
                .filter(part -> part != null)
                .collect(Collectors.joining("\n"))
                .toLowerCase(Locale.ROOT);
        return Stream.of(words).allMatch(haystack::contains);
    }
}
