package com.cinemataztic.incidents.fleet;

import com.cinemataztic.incidents.regions.RegionDirectory;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/**
 * Knows every cinema and screen ever told, in memory and in the store. An empty or failed reading changes nothing, and
 * a screen that is told no more keeps its last names and shows.
 */
@Service
public class FleetDirectory {

    private static final Logger LOGGER = LoggerFactory.getLogger(FleetDirectory.class);

    private final Fleet fleet;
    private final FleetSource source;
    private final RegionDirectory regions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    /** Swapped whole, never changed in place: readers take one picture and keep it. */
    private volatile Picture picture;

    private record Picture(
            Map<String, Cinema> cinemas,
            Map<ScreenRef, Screen> screens,
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
        this.picture = new Picture(cinemas, screens, null);
    }

    /** @return the cinema, if it was ever told */
    public Optional<Cinema> cinema(@Nullable String cinemaId) {
        return cinemaId == null
                ? Optional.empty()
                : Optional.ofNullable(picture.cinemas().get(cinemaId));
    }

    /** @return the screen, if it was ever told */
    public Optional<Screen> screen(@Nullable String cinemaId, @Nullable String screenId) {
        return cinemaId == null || screenId == null
                ? Optional.empty()
                : Optional.ofNullable(picture.screens().get(new ScreenRef(cinemaId, screenId)));
    }

    /** @return whether names and shows are read from anywhere at all */
    public boolean isRead() {
        return source.configured();
    }

    /** @return when the source last told the fleet since this instance started, or null */
    public @Nullable Instant readAt() {
        return picture.readAt();
    }

    /** Reads the source once and keeps what is new. */
    @Scheduled(fixedDelayString = "${portal.fleet.read-every:30s}")
    void read() {
        if (!source.configured()) {
            return;
        }
        source.read().ifPresent(this::take);
    }

    private void take(FleetSource.Reading reading) {
        var before = picture;
        var cinemas = new HashMap<>(before.cinemas());
        var screens = new HashMap<>(before.screens());
        var newCinemas = new ArrayList<Cinema>();
        var newScreens = new ArrayList<Screen>();
        for (var cinema : told(reading.cinemas(), Cinema::cinemaId, before.cinemas(), Cinema::name)) {
            if (!cinema.equals(cinemas.put(cinema.cinemaId(), cinema))) {
                newCinemas.add(cinema);
            }
        }
        for (var told : told(reading.screens(), Screen::ref, before.screens(), Screen::name)) {
            var held = screens.get(told.ref());
            var screen = told.schedule() == null && held != null
                    ? new Screen(told.ref(), told.name(), held.schedule())
                    : told;
            screens.put(screen.ref(), screen);
            if (held == null || !sameToPeople(held, screen)) {
                newScreens.add(screen);
            }
        }
        try {
            reading.cinemas().forEach(cinema -> regions.learn(cinema.region(), cinema.zone()));
            if (!newCinemas.isEmpty() || !newScreens.isEmpty()) {
                fleet.keep(newCinemas, newScreens);
            }
        } catch (RuntimeException storeDown) {
            // The old picture stays, so the next reading finds the same things new and tries again.
            LOGGER.warn("The fleet could not be kept, so this reading is dropped: {}", storeDown.getMessage());
            return;
        }
        picture = new Picture(cinemas, screens, clock.instant());
        if (!newCinemas.isEmpty() || !newScreens.isEmpty()) {
            LOGGER.debug(
                    "Fleet read: {} cinemas and {} screens are new or changed", newCinemas.size(), newScreens.size());
            events.publishEvent(new FleetChanged());
        }
    }

    /**
     * Each once. While the exporter is away, what was renamed is told by both names, in no order: the one that is known
     * already stays, else each reading would find it renamed again.
     */
    private static <K, T> Collection<T> told(
            List<T> reading, Function<T, K> id, Map<K, T> known, Function<T, String> name) {
        var told = new LinkedHashMap<K, T>();
        for (var each : reading) {
            var held = known.get(id.apply(each));
            told.merge(
                    id.apply(each),
                    each,
                    (first, other) -> held != null && name.apply(first).equals(name.apply(held)) ? first : other);
        }
        return told.values();
    }

    /** When a schedule was read changes each time; that alone is worth no write. */
    private static boolean sameToPeople(Screen held, Screen told) {
        return held.name().equals(told.name()) && Objects.equals(shows(held.schedule()), shows(told.schedule()));
    }

    private static @Nullable Schedule shows(@Nullable Schedule schedule) {
        return schedule == null
                ? null
                : new Schedule(schedule.currentStart(), schedule.currentEnd(), schedule.next(), Instant.EPOCH);
    }
}
