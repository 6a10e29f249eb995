package com.cinemataztic.incidents.overview.tonight.ui;

import com.cinemataztic.incidents.fleet.Cinema;
import com.cinemataztic.incidents.fleet.FleetSource;
import com.cinemataztic.incidents.fleet.Machine;
import com.cinemataztic.incidents.fleet.MachineFault;
import com.cinemataztic.incidents.fleet.Schedule;
import com.cinemataztic.incidents.fleet.Screen;
import com.cinemataztic.incidents.fleet.ScreenRef;
import com.cinemataztic.incidents.platform.MonitoringStatus;
import com.cinemataztic.incidents.platform.text.Explanation;
import com.cinemataztic.incidents.regions.RegionId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** A fleet with a screen of each kind, and monitoring that sees everything unless a test blinds it. */
@TestConfiguration(proxyBeanMethods = false)
class TonightFleet {

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MINUTES);
    private final List<Screen> screens = new ArrayList<>();
    private final List<Machine> machines = new ArrayList<>();

    /** What monitoring cannot see; empty: nothing. */
    volatile Explanation blind = Explanation.NONE;

    TonightFleet() {
        IntStream.rangeClosed(1, 3).forEach(number -> screen("dk-001", number, 60 * number, now, Set.of()));
        screen("dk-001", 4, 60 * 30, now, Set.of());
        screen("dk-014", 1, 42, now, Set.of());
        screen("dk-014", 2, 60, now, Set.of(MachineFault.DISPLAY));
        screen("dk-014", 3, 90, now.minus(Duration.ofHours(1)), Set.of());
        screen("dk-014", 4, null, now, Set.of());
        screen("dk-014", 5, 95, now, Set.of());
        screen("dk-014", 6, 120, null, Set.of());
        screen("no-003", 1, 75, now, Set.of());
        screen("no-003", 2, 75, now, Set.of());
    }

    private void screen(
            String cinema, int number, @Nullable Integer minutes, @Nullable Instant dataAt, Set<MachineFault> faults) {
        var ref = new ScreenRef(cinema, "s" + number);
        var schedule = minutes == null ? null : new Schedule(null, null, now.plus(Duration.ofMinutes(minutes)), now);
        screens.add(new Screen(ref, "Sal " + number, schedule, null));
        if (dataAt != null) {
            machines.add(new Machine(
                    "02:" + ref.path(), ref, new RegionId("denmark"), true, faults, dataAt, dataAt, "4.2.1", true));
        }
    }

    @Bean
    @Primary
    MonitoringStatus sight() {
        return () -> new MonitoringStatus.Freshness(Instant.now(), blind);
    }

    @Bean
    @Primary
    FleetSource tonight() {
        var cinemas = List.of(
                new Cinema("dk-001", "Palads", new RegionId("denmark"), ZoneId.of("Europe/Copenhagen")),
                new Cinema("dk-014", "Ærø Bio", new RegionId("denmark"), ZoneId.of("Europe/Copenhagen")),
                new Cinema("no-003", "Kinopalæet Bergen", new RegionId("norway"), ZoneId.of("Europe/Oslo")));
        return new FleetSource() {
            @Override
            public boolean configured() {
                return true;
            }

            @Override
            public Optional<Reading> read() {
                return Optional.of(new Reading(cinemas, screens, machines, null));
            }
        };
    }
}
