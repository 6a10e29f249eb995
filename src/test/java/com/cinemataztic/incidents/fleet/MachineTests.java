package com.cinemataztic.incidents.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.regions.RegionId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.threeten.extra.MutableClock;

/** How a machine is said to be: never better than the data allows. */
class MachineTests {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final RegionId DENMARK = new RegionId("denmark");

    private final MutableClock clock = MutableClock.of(NOON, ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource({
        "true,  true,  0,  '',      WELL",
        "true,  true,  0,  OFFLINE, FAULTY",
        "true,  true,  14, OFFLINE, FAULTY",
        "true,  true,  16, '',      UNKNOWN",
        "true,  true,  16, OFFLINE, UNKNOWN",
        "true,  true,  -1, '',      UNKNOWN",
        "true,  false, 0,  '',      UNKNOWN",
        "false, true,  0,  '',      GONE",
        "false, false, -1, OFFLINE, GONE",
    })
    void noDataIsNotHealth(boolean listed, boolean judged, int minutesOld, String fault, Machine.State expected) {
        var machine = new Machine(
                "m",
                null,
                DENMARK,
                judged,
                fault.isEmpty() ? Set.of() : Set.of(MachineFault.valueOf(fault)),
                minutesOld < 0 ? null : NOON.minus(Duration.ofMinutes(minutesOld)),
                null,
                "",
                listed);
        assertThat(machine.state(clock.instant())).isEqualTo(expected);
    }
}
