package com.cinemataztic.incidents.maintenance;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.platform.health.Finding;
import com.cinemataztic.incidents.platform.health.HealthReporter;
import com.cinemataztic.incidents.platform.health.HealthSection;
import com.cinemataztic.incidents.platform.health.Level;
import com.cinemataztic.incidents.regions.RegionDirectory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reports where maintenance suppresses notifications, and whether that information is fresh. */
@Component
class MaintenanceHealth implements HealthReporter {

    /** Added to three read intervals, however short they are: one slow answer is not a fault. */
    private static final Duration GRACE_PERIOD = Duration.ofMinutes(1);

    private static final Duration SOON = Duration.ofDays(1);

    private final MaintenanceCalendar calendar;
    private final RegionDirectory regions;
    private final MaintenanceSettings settings;
    private final Clock clock;

    MaintenanceHealth(
            MaintenanceCalendar calendar, RegionDirectory regions, MaintenanceSettings settings, Clock clock) {
        this.calendar = calendar;
        this.regions = regions;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public HealthSection evidence() {
        var now = clock.instant();
        return new HealthSection(
                text("health.maintenance.title"), 35, List.of(calendar(now), running(now), coming(now)));
    }

    private Finding calendar(Instant now) {
        var readAt = calendar.readAt();
        var longestAge = settings.readEvery().multipliedBy(3).plus(GRACE_PERIOD);
        return readAt.plus(longestAge).isBefore(now)
                ? new Finding(
                        text("health.maintenance.calendar"),
                        text("health.maintenance.calendar.old"),
                        Level.WRONG,
                        text("health.maintenance.calendar.old.text"),
                        readAt)
                : new Finding(
                        text("health.maintenance.calendar"),
                        text("health.maintenance.calendar.read"),
                        Level.OK,
                        text("health.read-at"),
                        readAt);
    }

    private Finding running(Instant now) {
        var running =
                calendar.windows().stream().filter(window -> window.covers(now)).toList();
        var wholeRegions = running.stream()
                .filter(window -> window.scope() instanceof Scope.OfRegion)
                .map(window -> regions.get(window.region()).name())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        return new Finding(
                text("health.maintenance.running"),
                count(running.size()),
                Level.OK,
                wholeRegions.isEmpty() ? "" : text("health.maintenance.running.regions", wholeRegions));
    }

    private Finding coming(Instant now) {
        var coming = calendar.windows().stream()
                .filter(window -> window.state(now) == MaintenanceWindow.State.COMING)
                .filter(window -> !window.from().isAfter(now.plus(SOON)))
                .count();
        return new Finding(text("health.maintenance.coming"), count(coming), Level.OK, "");
    }

    private static String count(long windows) {
        return text("health.maintenance.windows", windows);
    }
}
