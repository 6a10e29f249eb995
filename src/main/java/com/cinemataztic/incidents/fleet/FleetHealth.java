package com.cinemataztic.incidents.fleet;

import static com.cinemataztic.incidents.platform.text.Texts.text;

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
    private static final Duration GRACE_PERIOD = Duration.ofMinutes(2);

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
        return new HealthSection(text("health.fleet.title"), 30, findings);
    }

    private Finding reading(Instant now) {
        var what = text("health.fleet.reading");
        if (!fleet.isRead()) {
            return new Finding(what, text("health.fleet.off"), Level.OFF, text("health.fleet.off.text"));
        }
        var readAt = fleet.readAt();
        if (readAt == null) {
            return new Finding(what, text("health.fleet.unread"), Level.WRONG, text("health.fleet.unread.text"));
        }
        var longestAge = settings.readEvery().multipliedBy(READINGS).plus(GRACE_PERIOD);
        return readAt.plus(longestAge).isBefore(now)
                ? new Finding(what, text("health.fleet.old"), Level.WRONG, text("health.fleet.old.text"), readAt)
                : new Finding(what, text("health.fleet.read"), Level.OK, text("health.read-at"), readAt);
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
        var all = text("health.fleet.machines", entries.size());
        var age = oldest == null ? text("health.fleet.no-data") : text("health.fleet.oldest");
        if (stale == 0) {
            return new Finding(name, all, Level.OK, age, oldest);
        }
        return new Finding(
                name,
                text("health.fleet.stale", all, stale, Machine.FRESH.toMinutes()),
                stale == entries.size() ? Level.WRONG : Level.NOTICE,
                text("health.fleet.stale.text", age),
                oldest);
    }
}
