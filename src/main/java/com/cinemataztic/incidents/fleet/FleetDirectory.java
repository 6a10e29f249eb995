package com.cinemataztic.incidents.fleet;

import com.cinemataztic.incidents.regions.RegionDirectory;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/**
 * Holds every cinema, screen and unit ever reported, in memory and in the store, and the last reported state of each
 * machine. An empty or failed reading changes nothing. A screen that is no longer reported keeps its last names and
 * shows.
 */
@Service
public class FleetDirectory {

    private static final Logger LOGGER = LoggerFactory.getLogger(FleetDirectory.class);

    /** This many screens may disappear at once, however small the fleet. */
    private static final int FEW = 3;

    private final Fleet fleet;
    private final FleetSource source;
    private final RegionDirectory regions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    /** Replaced as a whole, never modified: a reader takes one snapshot and keeps it. */
    private volatile Picture picture;

    private record Picture(
            Map<String, Cinema> cinemas,
            Map<ScreenRef, Screen> screens,
            Map<String, Machine> machines,
            Units units,
            @Nullable Instant readAt) {}

    FleetDirectory(
            Fleet fleet, FleetSource source, RegionDirectory regions, ApplicationEventPublisher events, Clock clock) {
        this.fleet = fleet;
        this.source = source;
        this.regions = regions;
        this.events = events;
        this.clock = clock;
        var cinemas = new HashMap<String, Cinema>();
        fleet.cinemas().forEach(cinema -> cinemas.put(cinema.cinemaId(), cinema));
        var screens = new HashMap<ScreenRef, Screen>();
        fleet.screens().forEach(screen -> screens.put(screen.ref(), screen));
        this.picture = new Picture(cinemas, screens, Map.of(), Units.of(fleet.units()), null);
    }

    /** @return the cinema, if it was ever reported */
    public Optional<Cinema> cinema(@Nullable String cinemaId) {
        return cinemaId == null
                ? Optional.empty()
                : Optional.ofNullable(picture.cinemas().get(cinemaId));
    }

    /** @return all cinemas ever reported, by name */
    public List<Cinema> cinemas() {
        return picture.cinemas().values().stream()
                .sorted(Comparator.comparing(Cinema::name, String.CASE_INSENSITIVE_ORDER)
                        .thenComparing(Cinema::cinemaId))
                .toList();
    }

    /** @return the screen, if it was ever reported */
    public Optional<Screen> screen(@Nullable String cinemaId, @Nullable String screenId) {
        return cinemaId == null || screenId == null
                ? Optional.empty()
                : Optional.ofNullable(picture.screens().get(new ScreenRef(cinemaId, screenId)));
    }

    /** @return all screens ever reported for the cinema that are not known to be retired, by name */
    public List<Screen> screens(String cinemaId) {
        return picture.screens().values().stream()
                .filter(screen -> screen.ref().cinemaId().equals(cinemaId) && screen.goneSince() == null)
                .sorted(Comparator.comparing(Screen::name, String.CASE_INSENSITIVE_ORDER)
                        .thenComparing(screen -> screen.ref().screenId()))
                .toList();
    }

    /** @return all machines reported since this instance started */
    public Collection<Machine> machines() {
        return picture.machines().values();
    }

    /** @return the machine, if it was reported since this instance started */
    public Optional<Machine> machine(@Nullable String machineId) {
        return machineId == null
                ? Optional.empty()
                : Optional.ofNullable(picture.machines().get(machineId));
    }

    /** @return the machines at the screen, present and past, the latest arrival first */
    public List<Unit> units(ScreenRef screen) {
        return picture.units().at(screen);
    }

    /**
     * @return the replacement of this machine at the screen; empty while this machine is there, never was, or when no
     *     replacement is known
     */
    public Optional<Swap> swap(@Nullable String cinemaId, @Nullable String screenId, @Nullable String machineId) {
        return cinemaId == null || screenId == null || machineId == null
                ? Optional.empty()
                : picture.units().swap(new ScreenRef(cinemaId, screenId), machineId);
    }

    /** @return whether a source of names and shows is configured */
    public boolean isRead() {
        return source.configured();
    }

    /** @return when the source last returned the fleet since this instance started, or null */
    public @Nullable Instant readAt() {
        return picture.readAt();
    }

    /** Reads the source once and stores what is new. */
    @Scheduled(fixedDelayString = "${portal.fleet.read-every:30s}")
    void read() {
        if (!source.configured()) {
            return;
        }
        source.read().ifPresent(this::take);
    }

    private void take(FleetSource.Reading reading) {
        var before = picture;
        var now = clock.instant();
        var cinemas = new HashMap<>(before.cinemas());
        var screens = new HashMap<>(before.screens());
        var newCinemas = new ArrayList<Cinema>();
        var newScreens = new ArrayList<Screen>();
        var newUnits = new ArrayList<Unit>();
        for (var cinema : distinct(reading.cinemas(), Cinema::cinemaId, before.cinemas(), Cinema::name)) {
            if (!cinema.equals(cinemas.put(cinema.cinemaId(), cinema))) {
                newCinemas.add(cinema);
            }
        }
        for (var reported : distinct(reading.screens(), Screen::ref, before.screens(), Screen::name)) {
            var held = screens.get(reported.ref());
            var screen = held == null
                    ? reported
                    : reported.with(
                            reported.schedule() == null ? held.schedule() : reported.schedule(), held.goneSince());
            screens.put(screen.ref(), screen);
        }
        noteGone(screens, reading.inventory(), now);
        screens.forEach((ref, screen) -> {
            var held = before.screens().get(ref);
            if (held == null || !sameToPeople(held, screen)) {
                newScreens.add(screen);
            }
        });
        var units =
                reading.inventory() == null ? before.units() : before.units().after(reading.machines(), now, newUnits);
        try {
            reading.cinemas().forEach(cinema -> regions.learn(cinema.region(), cinema.zone()));
            if (!newCinemas.isEmpty() || !newScreens.isEmpty() || !newUnits.isEmpty()) {
                fleet.keep(newCinemas, newScreens, newUnits);
            }
        } catch (RuntimeException storeDown) {
            // The old snapshot stays, so the next reading finds the same changes and tries again.
            LOGGER.warn("The fleet could not be stored, so this reading is dropped: {}", storeDown.getMessage());
            return;
        }
        var machines = machines(before.machines(), reading);
        picture = new Picture(cinemas, screens, machines, units, now);
        if (!newCinemas.isEmpty() || !newScreens.isEmpty() || !newUnits.isEmpty()) {
            LOGGER.debug(
                    "Fleet read: {} cinemas, {} screens and {} units are new or changed",
                    newCinemas.size(),
                    newScreens.size(),
                    newUnits.size());
            events.publishEvent(new FleetChanged());
        }
    }

    /**
     * Marks screens that are missing from the vendor's complete inventory as gone, until they are listed again. If many
     * vanish at once, none is marked: then something is wrong with the inventory.
     */
    private static void noteGone(Map<ScreenRef, Screen> screens, @Nullable Set<ScreenRef> inventory, Instant now) {
        if (inventory == null || inventory.isEmpty()) {
            return;
        }
        var vanished = screens.values().stream()
                .filter(screen -> screen.goneSince() == null && !inventory.contains(screen.ref()))
                .toList();
        if (vanished.size() <= Math.max(FEW, inventory.size() / 10)) {
            vanished.forEach(screen -> screens.put(screen.ref(), screen.with(screen.schedule(), now)));
        }
        inventory.forEach(ref -> screens.computeIfPresent(ref, (_, screen) -> screen.with(screen.schedule(), null)));
    }

    /**
     * Without the complete inventory, known machines stay unchanged and only machines never reported before are added.
     */
    private static Map<String, Machine> machines(Map<String, Machine> before, FleetSource.Reading reading) {
        var machines = new HashMap<String, Machine>();
        before.forEach((id, machine) -> machines.put(id, reading.inventory() == null ? machine : machine.unlisted()));
        reading.machines().forEach(machine -> {
            if (reading.inventory() == null) {
                machines.putIfAbsent(machine.machineId(), machine);
            } else {
                machines.put(machine.machineId(), machine);
            }
        });
        return Map.copyOf(machines);
    }

    /**
     * Returns each item once. While the exporter is down, a renamed item is returned under both names, in no order. The
     * known name stays; otherwise each reading would find it renamed again.
     */
    private static <K, T> Collection<T> distinct(
            List<T> reading, Function<T, K> id, Map<K, T> known, Function<T, String> name) {
        var distinct = new LinkedHashMap<K, T>();
        for (var each : reading) {
            var held = known.get(id.apply(each));
            distinct.merge(
                    id.apply(each),
                    each,
                    (first, other) -> held != null && name.apply(first).equals(name.apply(held)) ? first : other);
        }
        return distinct.values();
    }

    /** The time at which a schedule was read changes every time; that alone is not worth a write. */
    private static boolean sameToPeople(Screen held, Screen reported) {
        return held.name().equals(reported.name())
                && Objects.equals(held.goneSince(), reported.goneSince())
                && Objects.equals(shows(held.schedule()), shows(reported.schedule()));
    }

    private static @Nullable Schedule shows(@Nullable Schedule schedule) {
        return schedule == null
                ? null
                : new Schedule(schedule.currentStart(), schedule.currentEnd(), schedule.next(), Instant.EPOCH);
    }
}
