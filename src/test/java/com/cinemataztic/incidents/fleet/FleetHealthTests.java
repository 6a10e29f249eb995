package com.cinemataztic.incidents.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.platform.health.Finding;
import com.cinemataztic.incidents.platform.health.Level;
import com.cinemataztic.incidents.regions.RegionDirectory;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.regions.RegionsInMemory;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.threeten.extra.MutableClock;

/** How old the knowledge of each region's machines is said to be. */
class FleetHealthTests {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final MutableClock clock = MutableClock.of(NOON, ZoneOffset.UTC);
    private final RegionDirectory regions = RegionsInMemory.directory();
    private final List<Machine> reported = new ArrayList<>();
    private boolean configured = true;
    private final FleetDirectory fleet = new FleetDirectory(new FleetInMemory(), source(), regions, event -> {}, clock);
    private final FleetHealth evidence = new FleetHealth(
            fleet, new MachineList(fleet, clock), regions, new FleetSettings(Duration.ofSeconds(30)), clock);

    @Test
    void withoutAPrometheusNothingIsAskedAndNothingIsWrong() {
        configured = false;
        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.level()).isEqualTo(Level.OFF);
            assertThat(finding.explanation()).contains("PORTAL_PROMETHEUS_URL");
        });
    }

    @Test
    void aFleetThatWasNeverReadIsWrong() {
        assertThat(findings()).extracting(Finding::level).containsExactly(Level.WRONG);
    }

    @Test
    void aReadingGrowsOld() {
        machine("m1", "denmark", 0);
        fleet.read();
        assertThat(findings().getFirst())
                .isEqualTo(new Finding("Names and show times", "up to date", Level.OK, "Last read:", NOON));
        clock.add(Duration.ofSeconds(209));
        assertThat(findings().getFirst().level()).isEqualTo(Level.OK);
        clock.add(Duration.ofSeconds(2));
        assertThat(findings().getFirst().level()).isEqualTo(Level.WRONG);
        assertThat(findings().getFirst().at()).isEqualTo(NOON);
    }

    @Test
    void eachRegionShowsItsMachinesAndItsOldestData() {
        machine("m1", "norway", 1);
        machine("m2", "denmark", 2);
        machine("m3", "denmark", 16);
        machine("m4", "spain", 20);
        machine("m5", "estonia", -1);
        fleet.read();
        var regions = findings().subList(1, findings().size());
        assertThat(regions).extracting(Finding::what).containsExactly("Denmark", "Estonia", "Norway", "Spain");
        assertThat(regions)
                .extracting(Finding::value)
                .containsExactly(
                        "2 machines, 1 without data in the last 15 min",
                        "1 machine, 1 without data in the last 15 min",
                        "1 machine",
                        "1 machine, 1 without data in the last 15 min");
        assertThat(regions)
                .extracting(Finding::level)
                .containsExactly(Level.NOTICE, Level.WRONG, Level.OK, Level.WRONG);
        assertThat(regions).extracting(Finding::at).containsExactly(ago(16), null, ago(1), ago(20));
    }

    private List<Finding> findings() {
        return evidence.evidence().findings();
    }

    private void machine(String id, String region, int minutesOld) {
        reported.add(new Machine(
                id,
                null,
                new RegionId(region),
                true,
                Set.of(),
                minutesOld < 0 ? null : ago(minutesOld),
                null,
                "",
                true));
    }

    private static Instant ago(int minutes) {
        return NOON.minus(Duration.ofMinutes(minutes));
    }

    private FleetSource source() {
        return new FleetSource() {
            @Override
            public boolean configured() {
                return configured;
            }

            @Override
            public Optional<Reading> read() {
                @Nullable Set<ScreenRef> inventory = null;
                return Optional.of(new Reading(List.of(), List.of(), reported, inventory));
            }
        };
    }
}
