package com.cinemataztic.incidents.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.maintenance.WallClock.Kind;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WallClockTests {

    @ParameterizedTest
    @CsvSource({
        "2026-11-25T14:00, Europe/Copenhagen, 2026-11-25T13:00:00Z, 2026-11-25T13:00:00Z, ONCE",
        // Forward: 02:00 to 03:00.
        "2027-03-28T01:59, Europe/Copenhagen, 2027-03-28T00:59:00Z, 2027-03-28T00:59:00Z, ONCE",
        "2027-03-28T02:00, Europe/Copenhagen, 2027-03-28T01:00:00Z, 2027-03-28T01:00:00Z, SKIPPED",
        "2027-03-28T02:30, Europe/Copenhagen, 2027-03-28T01:30:00Z, 2027-03-28T01:30:00Z, SKIPPED",
        "2027-03-28T03:00, Europe/Copenhagen, 2027-03-28T01:00:00Z, 2027-03-28T01:00:00Z, ONCE",
        // Back: 03:00 to 02:00.
        "2026-10-25T01:59, Europe/Copenhagen, 2026-10-24T23:59:00Z, 2026-10-24T23:59:00Z, ONCE",
        "2026-10-25T02:30, Europe/Copenhagen, 2026-10-25T00:30:00Z, 2026-10-25T01:30:00Z, TWICE",
        "2026-10-25T03:00, Europe/Copenhagen, 2026-10-25T02:00:00Z, 2026-10-25T02:00:00Z, ONCE",
        // The other side of the world, at other times of the year.
        "2026-09-27T02:15, Pacific/Auckland, 2026-09-26T14:15:00Z, 2026-09-26T14:15:00Z, SKIPPED",
        "2027-04-04T02:15, Pacific/Auckland, 2027-04-03T13:15:00Z, 2027-04-03T14:15:00Z, TWICE",
        "2027-03-28T02:30, Asia/Dubai, 2027-03-27T22:30:00Z, 2027-03-27T22:30:00Z, ONCE"
    })
    void aTimeIsReadOnTheClockThere(LocalDateTime time, ZoneId zone, Instant first, Instant last, Kind kind) {
        assertThat(WallClock.read(time, zone)).isEqualTo(new WallClock(first, last, kind));
    }
}
