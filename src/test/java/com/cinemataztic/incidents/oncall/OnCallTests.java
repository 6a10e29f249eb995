package com.cinemataztic.incidents.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.regions.RegionId;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose turn it is, on plain days and on those when the clocks change. */
class OnCallTests {

    private static final RegionId DENMARK = new RegionId("denmark");

    /** Monday 2026-11-23, an hour behind UTC+1. */
    private static final List<Shift> PLAIN = shifts("MONDAY 08:00 16:00 day", "MONDAY 22:00 06:00 night");

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "2026-11-23T06:59:59Z, NOBODY,   -,     2026-11-23T07:00:00Z",
                "2026-11-23T07:00:00Z, SHIFT,    day,   2026-11-23T15:00:00Z",
                "2026-11-23T14:59:59Z, SHIFT,    day,   2026-11-23T15:00:00Z",
                "2026-11-23T15:00:00Z, NOBODY,   -,     2026-11-23T21:00:00Z",
                "2026-11-23T23:30:00Z, SHIFT,    night, 2026-11-24T05:00:00Z",
                "2026-11-24T05:00:00Z, NOBODY,   -,     2026-11-30T07:00:00Z"
            })
    void aShiftComesBackEveryWeekAndMayGoPastMidnight(
            Instant at, OnCall.Source source, @Nullable String who, Instant until) {
        assertThat(OnCall.at(rota("Europe/Copenhagen", PLAIN), at)).isEqualTo(answer(source, who, until));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T09:59:59Z, SHIFT,    day,   2026-11-23T10:00:00Z",
        "2026-11-23T10:00:00Z, OVERRIDE, extra, 2026-11-23T12:00:00Z",
        "2026-11-23T11:59:59Z, OVERRIDE, extra, 2026-11-23T12:00:00Z",
        "2026-11-23T12:00:00Z, SHIFT,    day,   2026-11-23T15:00:00Z",
        "2026-11-25T01:00:00Z, OVERRIDE, far,   2026-11-25T02:00:00Z",
        "2026-11-24T12:00:00Z, NOBODY,   ,      2026-11-25T00:00:00Z"
    })
    void anOverrideGoesBeforeAShiftAndAShiftBeforeNobody(
            Instant at, OnCall.Source source, @Nullable String who, Instant until) {
        var rota = rota("Europe/Copenhagen", PLAIN)
                .plus(override("2026-11-23T10:00:00Z", "2026-11-23T12:00:00Z", "extra"))
                .plus(override("2026-11-25T00:00:00Z", "2026-11-25T02:00:00Z", "far"));
        assertThat(OnCall.at(rota, at)).isEqualTo(answer(source, who, until));
    }

    /** 2026-03-29, a Sunday: 02:00 becomes 03:00 in Copenhagen, at 01:00 UTC. What lies between is where they jump. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // across the change: seven hours instead of eight
                "SATURDAY 22:00 06:00 a, 2026-03-29T03:59:59Z, a, 2026-03-29T04:00:00Z",
                "SATURDAY 22:00 06:00 a, 2026-03-29T04:00:00Z, -, 2026-04-04T20:00:00Z",
                // begins in the skipped hour
                "SUNDAY 02:30 06:00 a,   2026-03-29T00:59:59Z, -, 2026-03-29T01:00:00Z",
                "SUNDAY 02:30 06:00 a,   2026-03-29T01:00:00Z, a, 2026-03-29T04:00:00Z",
                // ends in it
                "SATURDAY 22:00 02:30 a, 2026-03-29T00:59:59Z, a, 2026-03-29T01:00:00Z",
                "SATURDAY 22:00 02:30 a, 2026-03-29T01:00:00Z, -, 2026-04-04T20:00:00Z",
                // is in it whole: this once it does not come
                "SUNDAY 02:00 03:00 a,   2026-03-29T01:00:00Z, -, 2026-04-05T00:00:00Z",
                // two that meet in it stay together
                "SUNDAY 00:00 02:30 a|SUNDAY 02:30 06:00 b, 2026-03-29T00:59:59Z, a, 2026-03-29T01:00:00Z",
                "SUNDAY 00:00 02:30 a|SUNDAY 02:30 06:00 b, 2026-03-29T01:00:00Z, b, 2026-03-29T04:00:00Z",
                // one that begins where the other would have been moved to
                "SUNDAY 00:00 02:30 a|SUNDAY 03:00 06:00 b, 2026-03-29T01:15:00Z, b, 2026-03-29T04:00:00Z"
            })
    void aSkippedHourMovesWhatIsInItForward(String shifts, Instant at, @Nullable String who, Instant until) {
        assertThat(OnCall.at(rota("Europe/Copenhagen", shifts(shifts.split("\\|"))), at))
                .isEqualTo(answer(who == null ? OnCall.Source.NOBODY : OnCall.Source.SHIFT, who, until));
    }

    /** 2026-10-25, a Sunday: 03:00 becomes 02:00 again in Copenhagen, at 01:00 UTC. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // across the change: nine hours instead of eight
                "SATURDAY 22:00 06:00 a, 2026-10-25T04:59:59Z, a, 2026-10-25T05:00:00Z",
                // the doubled hour whole: the first and the second
                "SUNDAY 02:00 03:00 a,   2026-10-24T23:59:59Z, -, 2026-10-25T00:00:00Z",
                "SUNDAY 02:00 03:00 a,   2026-10-25T00:30:00Z, a, 2026-10-25T02:00:00Z",
                "SUNDAY 02:00 03:00 a,   2026-10-25T01:30:00Z, a, 2026-10-25T02:00:00Z",
                "SUNDAY 02:00 03:00 a,   2026-10-25T02:00:00Z, -, 2026-11-01T01:00:00Z",
                // they meet in it: at the first time, and not back again
                "SUNDAY 00:00 02:30 a|SUNDAY 02:30 06:00 b, 2026-10-25T00:29:59Z, a, 2026-10-25T00:30:00Z",
                "SUNDAY 00:00 02:30 a|SUNDAY 02:30 06:00 b, 2026-10-25T00:30:00Z, b, 2026-10-25T05:00:00Z",
                "SUNDAY 00:00 02:30 a|SUNDAY 02:30 06:00 b, 2026-10-25T01:15:00Z, b, 2026-10-25T05:00:00Z"
            })
    void aDoubledHourIsBothTimesTheTurnOfWhoBeganBeforeIt(
            String shifts, Instant at, @Nullable String who, Instant until) {
        assertThat(OnCall.at(rota("Europe/Copenhagen", shifts(shifts.split("\\|"))), at))
                .isEqualTo(answer(who == null ? OnCall.Source.NOBODY : OnCall.Source.SHIFT, who, until));
    }

    @ParameterizedTest
    @CsvSource({
        // Half an hour only (Lord Howe), a change at midnight (Cairo), a day that never was (Apia, 2011-12-30).
        "Australia/Lord_Howe, 2026-04-01T00:00:00Z",
        "Australia/Lord_Howe, 2026-10-01T00:00:00Z",
        "Africa/Cairo,        2026-04-20T00:00:00Z",
        "Pacific/Apia,        2011-12-25T00:00:00Z",
        "Pacific/Auckland,    2026-09-20T00:00:00Z",
        "Asia/Kolkata,        2026-01-01T00:00:00Z"
    })
    void aPlanWithoutGapsLeavesNoMomentToNobody(String zone, Instant begin) {
        var shifts = new ArrayList<Shift>();
        for (var day : DayOfWeek.values()) {
            shifts.addAll(shifts(day + " 00:00 02:15 a", day + " 02:15 02:45 b", day + " 02:45 00:00 c"));
        }
        var rota = rota(zone, shifts);
        assertThat(rota.week().isWhole()).isTrue();
        for (int minutes = 0; minutes < 14 * 24 * 60; minutes += 5) {
            var at = begin.plusSeconds(minutes * 60L);
            var answer = OnCall.at(rota, at);
            assertThat(answer.source()).describedAs("%s in %s", at, zone).isEqualTo(OnCall.Source.SHIFT);
            assertThat(answer.until()).isAfter(at);
        }
    }

    @Test
    void fromAndToAtTheSameTimeIsAWholeDay() {
        var rota = rota("UTC", shifts("MONDAY 09:00 09:00 a"));
        assertThat(OnCall.at(rota, Instant.parse("2026-11-24T08:59:00Z")).contact())
                .isEqualTo(new ContactId("a"));
        assertThat(OnCall.at(rota, Instant.parse("2026-11-24T09:00:00Z")).contact())
                .isNull();
    }

    @Test
    void ofAnEmptyRotaItIsNobodysTurnEver() {
        assertThat(OnCall.at(Rota.empty(DENMARK, ZoneId.of("UTC")), Instant.parse("2026-11-24T08:59:00Z")))
                .isEqualTo(answer(OnCall.Source.NOBODY, null, null));
    }

    static List<Shift> shifts(String... lines) {
        return Arrays.stream(lines).map(OnCallTests::shift).toList();
    }

    private static Shift shift(String line) {
        var words = line.strip().split(" ");
        return new Shift(
                DayOfWeek.valueOf(words[0]),
                LocalTime.parse(words[1]),
                LocalTime.parse(words[2]),
                new ContactId(words[3]));
    }

    static RotaOverride override(String from, String to, String who) {
        return new RotaOverride(Instant.parse(from), Instant.parse(to), new ContactId(who), "admin");
    }

    private static Rota rota(String zone, List<Shift> shifts) {
        return new Rota(DENMARK, ZoneId.of(zone), shifts, List.of(), 1);
    }

    private static OnCall answer(OnCall.Source source, @Nullable String who, @Nullable Instant until) {
        return new OnCall(source, who == null ? null : new ContactId(who), until);
    }
}
