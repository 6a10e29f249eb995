package com.cinemataztic.incidents.fleet;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.platform.health.Finding;
import com.cinemataztic.incidents.platform.health.HealthReporter;
import com.cinemataztic.incidents.platform.health.HealthSection;
import com.cinemataztic.incidents.platform.health.Level;
import com.cinemataztic.incidents.regions.RegionDirectory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Shows how old the data about each region's machines is: no data is not health. */
@Component
class FleetHealth implements HealthReporter {

    /** Consecutive readings that may fail before names and shows count as old. */
    private static final int READINGS = 3;

    /** Added to that, however often the fleet is read: one slow answer is no fault. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final FleetDirectory fleet;
    private final MachineList machines;
    private final RegionDirectory regions;
    private final FleetSettings settings;
    private final Clock clock;

    FleetHealth(
            FleetDirectory fleet, MachineList machines, RegionDirectory regions, FleetSettings settings, Clock clock) {
        this.fleet = fleet;
        this.machines = machines;
        this.regions = regions;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public HealthSection evidence() {
        var findings = new ArrayList<Finding>();
        findings.add(reading(clock.instant()));
        machines.find(new MachineList.Filter(null, null, ""), Actor.SYSTEM).stream()
                .filter(entry -> entry.state() != Machine.State.GONE)
                .collect(Collectors.groupingBy(MachineList.Entry::region))
                .entrySet()
                .stream()
                .map(region -> region(regions.get(region.getKey()).name(), region.getValue()))
                .sorted(Comparator.comparing(Finding::what))
                .forEach(findings::add);
        return new HealthSection("Machines", 30, findings);
    }

    private Finding reading(Instant now) {
        var what = "Names and shows";
        if (!fleet.isRead()) {
            return new Finding(what, "no Prometheus", Level.OFF, "PORTAL_PROMETHEUS_URL is not set.");
        }
        var readAt = fleet.readAt();
        if (readAt == null) {
            return new Finding(
                    what,
                    "not read since the start",
                    Level.WRONG,
                    "Prometheus does not answer, or has no fleet. The last known names and shows are used.");
        }
        var patience = settings.readEvery().multipliedBy(READINGS).plus(PATIENCE);
        return readAt.plus(patience).isBefore(now)
                ? new Finding(
                        what,
                        "old",
                        Level.WRONG,
                        "Prometheus does not answer, or has no fleet. The last reading is used.",
                        readAt)
                : new Finding(what, "read", Level.OK, "", readAt);
    }

    private Finding region(String name, List<MachineList.Entry> entries) {
        var stale = entries.stream()
                .filter(entry -> entry.state() == Machine.State.UNKNOWN)
                .count();
        var oldest = entries.stream()
                .map(entry -> entry.machine().dataAt())
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
        var all = entries.size() == 1 ? "1 machine" : entries.size() + " machines";
        var age = oldest == null ? "None of them has reported any yet." : "Oldest data of any of them:";
        if (stale == 0) {
            return new Finding(name, all, Level.OK, age, oldest);
        }
        return new Finding(
                name,
                all + ", " + stale + " without data of the last " + Machine.FRESH.toMinutes() + " min",
                stale == entries.size() ? Level.WRONG : Level.NOTICE,
                "Their state is unknown, and none of their tickets closes automatically. " + age,
                oldest);
    }
}
