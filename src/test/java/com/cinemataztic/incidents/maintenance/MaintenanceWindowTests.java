package com.cinemataztic.incidents.maintenance;

import static com.cinemataztic.incidents.support.Given.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cinemataztic.incidents.maintenance.MaintenanceWindow.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaintenanceWindowTests {

    private static final Instant TWO = NOON.plus(Duration.ofHours(2));
    private static final PlannedWindow GIVEN = PlannedWindow.screen("dk-001", "s1");

    @ParameterizedTest
    @CsvSource({
        "-1, false, COMING",
        "0, true, RUNNING",
        "7199999, true, RUNNING",
        "7200000, false, OVER",
        "7200001, false, OVER"
    })
    void itsBeginningCountsAndItsEndDoesNot(long millis, boolean covers, State state) {
        var at = NOON.plusMillis(millis);
        assertThat(GIVEN.window().covers(at)).isEqualTo(covers);
        assertThat(GIVEN.window().state(at)).isEqualTo(state);
    }

    @Test
    void endedEarlyItCountsUntilThen() {
        var window = GIVEN.endedAt(NOON.plusSeconds(60)).window();
        assertThat(window.end()).isEqualTo(NOON.plusSeconds(60));
        assertThat(window.covers(NOON.plusSeconds(59))).isTrue();
        assertThat(window.covers(NOON.plusSeconds(60))).isFalse();
        assertThat(window.state(NOON.plusSeconds(60))).isEqualTo(State.OVER);
    }

    @ParameterizedTest
    @CsvSource({"-60", "0"})
    void endedBeforeItBeganItNeverCounted(long seconds) {
        var window = GIVEN.endedAt(NOON.plusSeconds(seconds)).window();
        assertThat(window.state(NOON.minusSeconds(120))).isEqualTo(State.CANCELLED);
        assertThat(window.state(NOON)).isEqualTo(State.CANCELLED);
        assertThat(window.covers(NOON)).isFalse();
        assertThat(window.overlaps(NOON.minusSeconds(3_600), TWO)).isFalse();
    }

    @Test
    void endedAfterItsEndByAClockThatIsAheadItKeepsItsEnd() {
        assertThat(GIVEN.endedAt(TWO.plusSeconds(5)).window().end()).isEqualTo(TWO);
    }

    @Test
    void twoThatTouchDoNotOverlap() {
        var window = GIVEN.window();
        assertThat(window.overlaps(TWO, TWO.plusSeconds(1))).isFalse();
        assertThat(window.overlaps(NOON.minusSeconds(1), NOON)).isFalse();
        assertThat(window.overlaps(NOON.minusSeconds(1), NOON.plusMillis(1))).isTrue();
    }

    @Test
    void oneThatEndsAsItBeginsIsNone() {
        assertThatThrownBy(() -> GIVEN.between(NOON, NOON).window()).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "-1801, 7200, The start is in the past",
        "31622401, 31622402, The start is too far ahead",
        "0, 0, The end must be after the start",
        "60, 59, The end must be after the start",
        "-1800, 0, The end is in the past",
        "0, 2592001, The window is too long: at most 30 days"
    })
    void impossibleTimesAreInvalid(long from, long until, String words) {
        assertThat(times(from, until).orElseThrow().reason().english()).startsWith(words);
    }

    @ParameterizedTest
    @CsvSource({"-1800, 1", "0, 1", "31622400, 31622401", "0, 2592000", "3600, 2595600"})
    void timesThatJustCanBeAreNot(long from, long until) {
        assertThat(times(from, until)).isEmpty();
    }

    @Test
    void momentsBeyondAllCalendarsAreInvalidToo() {
        assertThat(PlanRules.times(NOON, Instant.MAX, NOON, Duration.ofDays(30)))
                .isPresent();
        assertThat(PlanRules.times(Instant.MIN, Instant.MAX, NOON, Duration.ofDays(30)))
                .isPresent();
        assertThat(PlanRules.times(Instant.MAX, Instant.MAX, NOON, Duration.ofDays(30)))
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource({"36h, PT36H, 36 hours", "90m, PT90M, 90 minutes", "2d, PT48H, 2 days"})
    void theLongestIsSaidInWords(String name, Duration longest, String words) {
        assertThat(PlanRules.length(longest)).as(name).hasToString(words);
    }

    @Test
    void aReasonIsOneLineThatTurnsNobodysWords() {
        assertThat(PlanRules.reason("новый проектор 🎬 <b>")).isEmpty();
        assertThat(PlanRules.reason("x".repeat(500))).isEmpty();
        for (var hostile : new String[] {
            "", "  ", "a\nb", "a\u0000b", "a\u2028b", "a\u202eb", "a\u2067b", "\ud800", "x".repeat(501)
        }) {
            assertThat(PlanRules.reason(hostile)).as(hostile).isPresent();
        }
    }

    private static Optional<PlanResult.Invalid> times(long from, long until) {
        return PlanRules.times(NOON.plusSeconds(from), NOON.plusSeconds(until), NOON, Duration.ofDays(30));
    }
}
