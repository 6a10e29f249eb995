package com.cinemataztic.incidents.exporter.collect;

import com.cinemataztic.incidents.exporter.cinecloud.CinemaId;
import com.cinemataztic.incidents.exporter.cinecloud.ScreenRef;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Clock;

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
        Gauges gauges = new Gauges();
        MachineMetrics machines = new MachineMetrics(gauges);
        fleet.machines()
                .forEach(known -> machines.add(
                        known,
                        Labels.of("machine_id", known.machine().id().value())
                                .merge(screenLabels(known.machine().screen()))));
        ScreenMetrics screens = new ScreenMetrics(gauges, clock.instant());
        fleet.cinemas().forEach(screens::add);
        fleet.screens().forEach(screen -> screens.add(screen, screenLabels(screen.ref())));
        fleet.schedules().forEach((screen, schedule) -> screens.add(schedule, screenLabels(screen)));
        return new MetricSnapshots(gauges.snapshots());
    }

    private Labels screenLabels(ScreenRef screen) {
        CinemaId cinema = screen.cinemaId();
        return Labels.of("cinema_id", cinema.value(), "screen_id", screen.screenId(), "region", fleet.regionOf(cinema));
    }
}
