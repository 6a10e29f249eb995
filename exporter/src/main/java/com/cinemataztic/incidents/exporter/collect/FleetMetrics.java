package com.cinemataztic.incidents.exporter.collect;

import com.cinemataztic.incidents.exporter.cinecloud.CinemaId;
import com.cinemataztic.incidents.exporter.cinecloud.ScreenRef;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Clock;
import java.util.Optional;

/**
 * Exposes the known fleet to Prometheus. Built at each scrape, without a call to the vendor. Names appear only in the
 * info metrics: a changed name must not end an alert.
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
        Gauges gauges = new Gauges();
        MachineMetrics machines = new MachineMetrics(gauges);
        // A machine whose region is not known yet is held back: a provisional label would end its alerts.
        fleet.machines()
                .forEach(known -> screenLabels(known.machine().screen())
                        .ifPresent(screen -> machines.add(
                                known,
                                Labels.of("machine_id", known.machine().id().value())
                                        .merge(screen))));
        ScreenMetrics screens = new ScreenMetrics(gauges, clock.instant());
        fleet.cinemas().forEach(screens::add);
        fleet.screens().forEach(screen -> screenLabels(screen.ref()).ifPresent(labels -> screens.add(screen, labels)));
        fleet.schedules()
                .forEach((screen, schedule) -> screenLabels(screen).ifPresent(labels -> screens.add(schedule, labels)));
        return new MetricSnapshots(gauges.snapshots());
    }

    private Optional<Labels> screenLabels(ScreenRef screen) {
        CinemaId cinema = screen.cinemaId();
        return fleet.regionOf(cinema)
                .map(region ->
                        Labels.of("cinema_id", cinema.value(), "screen_id", screen.screenId(), "region", region));
    }
}
