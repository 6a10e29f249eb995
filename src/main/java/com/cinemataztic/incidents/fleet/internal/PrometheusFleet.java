package com.cinemataztic.incidents.fleet.internal;

import com.cinemataztic.incidents.fleet.Cinema;
import com.cinemataztic.incidents.fleet.FleetSource;
import com.cinemataztic.incidents.fleet.Machine;
import com.cinemataztic.incidents.fleet.MachineFault;
import com.cinemataztic.incidents.fleet.Schedule;
import com.cinemataztic.incidents.fleet.Screen;
import com.cinemataztic.incidents.fleet.ScreenRef;
import com.cinemataztic.incidents.platform.prometheus.ExporterSeries;
import com.cinemataztic.incidents.platform.prometheus.PrometheusQueries;
import com.cinemataztic.incidents.platform.prometheus.Sample;
import com.cinemataztic.incidents.regions.RegionId;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Reads the fleet as the exporter reported it to Prometheus. Each query covers the complete fleet over the last six hours,
 * so neither a restart of the exporter nor a failed scrape loses a name or a show.
 */
@Component
class PrometheusFleet implements FleetSource {

    private static final Logger LOGGER = LoggerFactory.getLogger(PrometheusFleet.class);

    private static final String CINEMAS = remembered("cine_cinema_info", "cinema_id");
    private static final String SCREENS = remembered("cine_screen_info", "cinema_id, screen_id");
    private static final String NEXT = remembered("cine_screen_next_show_timestamp_seconds", "cinema_id, screen_id");
    private static final String CURRENT_START =
            remembered("cine_screen_current_show_start_timestamp_seconds", "cinema_id, screen_id");
    private static final String CURRENT_END =
            remembered("cine_screen_current_show_end_timestamp_seconds", "cinema_id, screen_id");

    private static final String MACHINES = "cine_machine_info";
    private static final String SCREENS_NOW = "cine_screen_info";
    private static final String UP = "cine_machine_up";
    private static final String SEEN = "cine_machine_last_seen_timestamp_seconds";

    /** For each fault, the metric and the value that indicates it. */
    private static final Map<MachineFault, Indicator> FAULTS = Map.of(
            MachineFault.OFFLINE, new Indicator(UP, 0),
            MachineFault.RESOLUTION, new Indicator("cine_machine_resolution_ok", 0),
            MachineFault.DISPLAY, new Indicator("cine_machine_display_connected", 0),
            MachineFault.DOWNLOAD, new Indicator("cine_machine_game_download_failed", 1));

    private record Indicator(String metric, double whenWrong) {}

    private final PrometheusQueries prometheus;
    private final Clock clock;
    private boolean failing;

    PrometheusFleet(PrometheusQueries prometheus, Clock clock) {
        this.prometheus = prometheus;
        this.clock = clock;
    }

    /** Current values come before earlier ones; otherwise a renamed cinema would flip between its names. */
    private static String remembered(String metric, String ids) {
        return metric + " or on (" + ids + ") last_over_time(" + metric + "[6h])";
    }

    @Override
    public boolean configured() {
        return prometheus.configured();
    }

    @Override
    public synchronized Optional<Reading> read() {
        try {
            var cinemas = new ArrayList<Cinema>();
            prometheus.vector(CINEMAS).forEach(sample -> cinema(sample).ifPresent(cinemas::add));
            var next = times(NEXT);
            var currentStart = times(CURRENT_START);
            var currentEnd = times(CURRENT_END);
            var now = clock.instant();
            var screens = new ArrayList<Screen>();
            for (var sample : prometheus.vector(SCREENS)) {
                var ref = ref(sample);
                if (ref != null) {
                    screens.add(new Screen(
                            ref,
                            named(sample.label("screen_name"), ref.screenId()),
                            schedule(currentStart.get(ref), currentEnd.get(ref), next.get(ref), now),
                            null));
                }
            }
            var complete = isComplete();
            var machines = machines(complete);
            var inventory = complete ? refs(SCREENS_NOW) : Set.<ScreenRef>of();
            // Checked again: a failed scrape in between removed the listings, and their absence must prove nothing.
            var trusted = !machines.isEmpty() && !inventory.isEmpty() && isComplete();
            if (failing) {
                LOGGER.info("Prometheus answers again: {} cinemas, {} screens", cinemas.size(), screens.size());
                failing = false;
            }
            return cinemas.isEmpty() && screens.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Reading(
                            List.copyOf(cinemas), List.copyOf(screens), machines, trusted ? inventory : null));
        } catch (UncheckedIOException failed) {
            if (!failing) {
                LOGGER.warn(
                        "Prometheus does not report the fleet, so the last known state stays: {}", failed.getMessage());
                failing = true;
            }
            return Optional.empty();
        }
    }

    private boolean isComplete() {
        return prometheus.vector(ExporterSeries.SEES_ALL).stream().anyMatch(sample -> sample.value() == 1);
    }

    private Set<ScreenRef> refs(String promql) {
        return prometheus.vector(promql).stream()
                .flatMap(sample -> Stream.ofNullable(ref(sample)))
                .collect(Collectors.toSet());
    }

    /** @param now whether to leave out machines that are no longer reported */
    private List<Machine> machines(boolean now) {
        UnaryOperator<String> query = metric -> now ? metric : remembered(metric, "machine_id");
        var faults = new HashMap<String, Set<MachineFault>>();
        FAULTS.forEach((fault, indicator) -> prometheus.vector(query.apply(indicator.metric())).stream()
                .filter(sample -> sample.value() == indicator.whenWrong())
                .forEach(sample -> faults.computeIfAbsent(
                                sample.label("machine_id"), any -> EnumSet.noneOf(MachineFault.class))
                        .add(fault)));
        var judged = prometheus.vector(query.apply(UP)).stream()
                .map(sample -> sample.label("machine_id"))
                .collect(Collectors.toSet());
        var data = machineTimes(query.apply(ExporterSeries.MACHINE_DATA));
        var seen = machineTimes(query.apply(SEEN));
        var machines = new LinkedHashMap<String, Machine>();
        for (var sample : prometheus.vector(query.apply(MACHINES))) {
            var id = sample.label("machine_id");
            if (!id.isBlank()) {
                machines.put(
                        id,
                        new Machine(
                                id,
                                ref(sample),
                                RegionId.parse(sample.label("region")).orElse(RegionId.UNASSIGNED),
                                judged.contains(id),
                                faults.getOrDefault(id, Set.of()),
                                data.get(id),
                                seen.get(id),
                                sample.label("software_version"),
                                true));
            }
        }
        return List.copyOf(machines.values());
    }

    private Map<String, Instant> machineTimes(String promql) {
        var times = new HashMap<String, Instant>();
        for (var sample : prometheus.vector(promql)) {
            if (isTime(sample.value())) {
                times.merge(
                        sample.label("machine_id"),
                        Instant.ofEpochSecond((long) sample.value()),
                        (a, b) -> a.isAfter(b) ? a : b);
            }
        }
        return times;
    }

    private static boolean isTime(double value) {
        return value > 0 && value < 1e11;
    }

    private Map<ScreenRef, Instant> times(String promql) {
        var times = new HashMap<ScreenRef, Instant>();
        for (var sample : prometheus.vector(promql)) {
            var ref = ref(sample);
            if (ref != null && isTime(sample.value())) {
                // A renamed or replaced unit may leave two series for one screen: the later time is the newer value.
                times.merge(ref, Instant.ofEpochSecond((long) sample.value()), (a, b) -> a.isAfter(b) ? a : b);
            }
        }
        return times;
    }

    private static @Nullable Schedule schedule(
            @Nullable Instant currentStart, @Nullable Instant currentEnd, @Nullable Instant next, Instant now) {
        return currentStart == null && next == null ? null : new Schedule(currentStart, currentEnd, next, now);
    }

    private static @Nullable ScreenRef ref(Sample sample) {
        var cinema = sample.label("cinema_id");
        var screen = sample.label("screen_id");
        return cinema.isBlank() || screen.isBlank() ? null : new ScreenRef(cinema, screen);
    }

    private static Optional<Cinema> cinema(Sample sample) {
        var id = sample.label("cinema_id");
        if (id.isBlank()) {
            return Optional.empty();
        }
        var region = RegionId.parse(sample.label("region")).orElse(RegionId.UNASSIGNED);
        return Optional.of(
                new Cinema(id, named(sample.label("cinema_name"), id), region, zone(sample.label("time_zone"))));
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException unknown) {
            return ZoneOffset.UTC;
        }
    }

    private static String named(String name, String id) {
        return name.isBlank() ? id : name;
    }
}
