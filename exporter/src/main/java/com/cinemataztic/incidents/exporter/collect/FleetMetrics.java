package com.cinemataztic.incidents.exporter.collect;

import com.cinemataztic.incidents.exporter.cinecloud.Cinema;
import com.cinemataztic.incidents.exporter.cinecloud.CinemaId;
import com.cinemataztic.incidents.exporter.cinecloud.Fault;
import com.cinemataztic.incidents.exporter.cinecloud.Machine;
import com.cinemataztic.incidents.exporter.cinecloud.Screen;
import com.cinemataztic.incidents.exporter.cinecloud.ScreenRef;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Shows the known fleet to Prometheus, built afresh at each scrape and without a call to the vendor. Names appear only
 * in the info metrics: a name that changes must not end an alert.
 */
public final class FleetMetrics implements MultiCollector {

    private final KnownFleet fleet;
    private final Clock clock;

    public FleetMetrics(KnownFleet fleet, Clock clock) {
        this.fleet = fleet;
        this.clock = clock;
    }

    @Override
    public MetricSnapshots collect() {
        List<MetricSnapshot> snapshots = new ArrayList<>();
        addMachines(snapshots);
        addCinemasAndScreens(snapshots);
        addShows(snapshots, clock.instant());
        return new MetricSnapshots(snapshots);
    }

    /** Unix time in seconds, with the fraction. */
    static double seconds(Instant instant) {
        return instant.getEpochSecond() + instant.getNano() / 1e9;
    }

    private void addMachines(List<MetricSnapshot> snapshots) {
        var up = new Gauges("cine_machine_up", "1 if cine-cloud says that the machine is online, 0 if offline.");
        var resolutionOk = new Gauges(
                "cine_machine_resolution_ok", "1 if the picture is played in the wanted resolution, else 0.");
        var downloadFailed = new Gauges(
                "cine_machine_game_download_failed", "1 if the machine could not download its game, else 0.");
        var faultSince = new Gauges(
                "cine_machine_fault_since_timestamp_seconds",
                "Unix time at which the fault began, in seconds; only while it lasts.");
        var dataAt = new Gauges(
                "cine_machine_data_timestamp_seconds",
                "Unix time of the last good answer of cine-cloud about the machine, in seconds.");
        InfoSnapshot.Builder info =
                InfoSnapshot.builder().name("cine_machine").help("The machine and its software; always 1.");

        for (KnownMachine known : fleet.machines()) {
            Machine machine = known.machine();
            Labels labels = Labels.of("machine_id", machine.id().value()).merge(screenLabels(machine.screen()));
            info.dataPoint(point(labels.add("software_version", machine.softwareVersion())));
            known.verdicts().forEach((fault, faulty) -> {
                switch (fault) {
                    case OFFLINE -> up.add(labels, faulty ? 0 : 1);
                    case RESOLUTION -> resolutionOk.add(labels, faulty ? 0 : 1);
                    case DOWNLOAD -> downloadFailed.add(labels, faulty ? 1 : 0);
                }
            });
            known.faultySince()
                    .forEach((Fault fault, Instant since) ->
                            faultSince.add(labels.add("fault", fault.word()), seconds(since)));
            known.dataAt()
                    .ifPresent(at ->
                            dataAt.add(Labels.of("machine_id", machine.id().value()), seconds(at)));
        }
        List.of(up, resolutionOk, downloadFailed, faultSince, dataAt).forEach(gauges -> snapshots.add(gauges.build()));
        snapshots.add(info.build());
    }

    private void addCinemasAndScreens(List<MetricSnapshot> snapshots) {
        InfoSnapshot.Builder cinemas =
                InfoSnapshot.builder().name("cine_cinema").help("The cinema, its name and time zone; always 1.");
        for (Cinema cinema : fleet.cinemas()) {
            cinemas.dataPoint(point(Labels.of(
                    "cinema_id", cinema.id().value(),
                    "region", cinema.region(),
                    "cinema_name", cinema.name(),
                    "time_zone", cinema.timeZone())));
        }
        InfoSnapshot.Builder screens =
                InfoSnapshot.builder().name("cine_screen").help("The screen and its name; always 1.");
        for (Screen screen : fleet.screens()) {
            screens.dataPoint(point(screenLabels(screen.ref()).add("screen_name", screen.name())));
        }
        snapshots.add(cinemas.build());
        snapshots.add(screens.build());
    }

    private void addShows(List<MetricSnapshot> snapshots, Instant now) {
        var next = new Gauges(
                "cine_screen_next_show_timestamp_seconds",
                "Unix time at which the next show that has not yet begun starts, in seconds.");
        var currentStart = new Gauges(
                "cine_screen_current_show_start_timestamp_seconds",
                "Unix time at which the show in progress started, in seconds; only while it lasts.");
        var currentEnd = new Gauges(
                "cine_screen_current_show_end_timestamp_seconds",
                "Unix time at which the show in progress ends, in seconds; only while it lasts.");

        fleet.schedules().forEach((screen, schedule) -> {
            Labels labels = screenLabels(screen);
            schedule.next(now).ifPresent(show -> next.add(labels, seconds(show.startsAt())));
            schedule.current(now).ifPresent(show -> {
                currentStart.add(labels, seconds(show.startsAt()));
                currentEnd.add(labels, seconds(show.endsAt()));
            });
        });
        List.of(next, currentStart, currentEnd).forEach(gauges -> snapshots.add(gauges.build()));
    }

    private Labels screenLabels(ScreenRef screen) {
        CinemaId cinema = screen.cinemaId();
        return Labels.of("cinema_id", cinema.value(), "screen_id", screen.screenId(), "region", fleet.regionOf(cinema));
    }

    private static InfoDataPointSnapshot point(Labels labels) {
        return InfoDataPointSnapshot.builder().labels(labels).build();
    }

    /** One gauge and its points. */
    private record Gauges(GaugeSnapshot.Builder builder) {

        Gauges(String name, String help) {
            this(GaugeSnapshot.builder().name(name).help(help));
        }

        void add(Labels labels, double value) {
            builder.dataPoint(
                    GaugeDataPointSnapshot.builder().labels(labels).value(value).build());
        }

        GaugeSnapshot build() {
            return builder.build();
        }
    }
}
