package com.cinemataztic.incidents.exporter.collect;

import com.cinemataztic.incidents.exporter.cinecloud.Cinema;
import com.cinemataztic.incidents.exporter.cinecloud.CinemaId;
import com.cinemataztic.incidents.exporter.cinecloud.Listing;
import com.cinemataztic.incidents.exporter.cinecloud.Machine;
import com.cinemataztic.incidents.exporter.cinecloud.MachineId;
import com.cinemataztic.incidents.exporter.cinecloud.MachineStatus;
import com.cinemataztic.incidents.exporter.cinecloud.Screen;
import com.cinemataztic.incidents.exporter.cinecloud.ScreenRef;
import com.cinemataztic.incidents.exporter.cinecloud.Show;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The last known state of the fleet. Knowledge stays until the vendor contradicts it: only a complete listing removes
 * anything. Written by the readers, read by every scrape. Safe for many threads.
 */
public final class KnownFleet {

    /** The region of a machine whose cinema is not listed. */
    private static final String UNASSIGNED = "unassigned";

    private final Map<CinemaId, Cinema> cinemas = new ConcurrentHashMap<>();
    private final Map<ScreenRef, Screen> screens = new ConcurrentHashMap<>();
    private final Map<MachineId, KnownMachine> machines = new ConcurrentHashMap<>();
    private final Map<ScreenRef, Schedule> schedules = new ConcurrentHashMap<>();
    private volatile boolean allCinemasListed;

    void cinemasListed(Listing<Cinema> listing) {
        // A cinema that is listed twice counts once; the last entry wins.
        Map<CinemaId, Cinema> listed = byId(listing.items(), Cinema::id);
        Map<ScreenRef, Screen> listedScreens =
                byId(listed.values().stream().flatMap(c -> c.screens().stream()).toList(), Screen::ref);
        cinemas.putAll(listed);
        screens.putAll(listedScreens);
        if (listing.complete()) {
            cinemas.keySet().retainAll(listed.keySet());
            screens.keySet().retainAll(listedScreens.keySet());
            schedules.keySet().retainAll(listedScreens.keySet());
            allCinemasListed = true;
        }
    }

    void machinesListed(Listing<Machine> listing) {
        Map<MachineId, Machine> listed = byId(listing.items(), Machine::id);
        listed.forEach((id, machine) -> machines.compute(
                id, (same, known) -> known == null ? KnownMachine.listed(machine) : known.with(machine)));
        if (listing.complete()) {
            machines.keySet().retainAll(listed.keySet());
        }
    }

    void statusReported(MachineId id, MachineStatus status, CallResult asked) {
        machines.computeIfPresent(id, (same, known) -> known.with(status, asked));
    }

    /** @param span how far the answer reaches, from the request on */
    void showsReported(ScreenRef screen, List<Show> shows, CallResult asked, Duration span) {
        if (screens.containsKey(screen)) {
            Schedule reported = new Schedule(shows, asked, asked.at().plus(span));
            schedules.merge(screen, reported, (known, newer) -> newer.asked().before(known.asked()) ? known : newer);
        }
    }

    Collection<Cinema> cinemas() {
        return cinemas.values();
    }

    Collection<Screen> screens() {
        return screens.values();
    }

    List<ScreenRef> screenRefs() {
        return List.copyOf(screens.keySet());
    }

    Collection<KnownMachine> machines() {
        return machines.values();
    }

    List<MachineId> machineIds() {
        return List.copyOf(machines.keySet());
    }

    Map<ScreenRef, Schedule> schedules() {
        return schedules;
    }

    /**
     * The screens whose shows were never received, or were received more than {@code age} ago. Includes those received
     * at a time in the future, which happens when the clock was set back.
     */
    List<ScreenRef> screensWithShowsOlderThan(Duration age, Instant now) {
        return screens.keySet().stream()
                .filter(screen -> {
                    Schedule schedule = schedules.get(screen);
                    return schedule == null
                            || schedule.reportedAt().plus(age).isBefore(now)
                            || schedule.reportedAt().isAfter(now);
                })
                .toList();
    }

    /** Empty while it is undecided: until all cinemas were listed once, an unknown one may still appear. */
    Optional<String> regionOf(CinemaId id) {
        // Read first: a complete listing is then already in place.
        Optional<String> otherwise = allCinemasListed ? Optional.of(UNASSIGNED) : Optional.empty();
        return Optional.ofNullable(cinemas.get(id)).map(Cinema::region).or(() -> otherwise);
    }

    private static <K, V> Map<K, V> byId(Collection<V> items, Function<V, K> id) {
        return items.stream().collect(Collectors.toMap(id, Function.identity(), (earlier, later) -> later));
    }
}
