package com.cinemataztic.incidents.alerts.health;

import static com.cinemataztic.incidents.alerts.AlertJson.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProvenDurationTests {

    private static final Duration LONGEST_GAP = Duration.ofSeconds(90);

    private final ProvenDuration clock = new ProvenDuration(LONGEST_GAP);

    @Test
    void nothingIsProvenBeforeTheFirstLook() {
        assertThat(clock.runs(NOON)).isFalse();
        assertThat(clock.since(NOON)).isZero();
        assertThat(clock.since(Instant.EPOCH)).isZero();
    }

    @Test
    void oneGoodLookIsAMomentAndNoTime() {
        clock.record(at(0), true);
        assertThat(clock.runs(at(0))).isTrue();
        assertThat(clock.since(Instant.EPOCH)).isZero();
    }

    @Test
    void runsFromOneGoodLookToTheNext() {
        goodPolls(0, 30, 60, 90);
        assertThat(clock.since(at(0))).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void onlyWhatIsAfterTheMomentAskedForCounts() {
        goodPolls(0, 30, 60, 90);
        assertThat(clock.since(at(45))).isEqualTo(Duration.ofSeconds(45));
        assertThat(clock.since(at(90))).isZero();
        assertThat(clock.since(at(1_000))).isZero();
    }

    @Test
    void whatWasBeforeTheFirstLookIsNotProven() {
        goodPolls(60, 90);
        assertThat(clock.since(at(0))).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void standsStillFromABadLookToTheNextGoodOne() {
        goodPolls(0, 30);
        clock.record(at(60), false);
        assertThat(clock.runs(at(60))).isFalse();
        clock.record(at(90), false);
        goodPolls(120);
        assertThat(clock.runs(at(120))).isTrue();
        assertThat(clock.since(at(0))).isEqualTo(Duration.ofSeconds(30));
        goodPolls(150);
        assertThat(clock.since(at(0))).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void theTimeFromTheLastGoodLookToABadOneIsNotProven() {
        goodPolls(0, 30);
        clock.record(at(59), false);
        assertThat(clock.since(at(0))).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void aGapThatIsTooLongProvesNothingOfWhatWasBetween() {
        goodPolls(0, 30, 121, 151);
        assertThat(clock.since(at(0))).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void theLongestGapItselfIsStillProven() {
        goodPolls(0, 90);
        assertThat(clock.since(at(0))).isEqualTo(LONGEST_GAP);
    }

    @Test
    void doesNotRunOnWithoutPolls() {
        goodPolls(0, 30);
        assertThat(clock.runs(at(120))).isTrue();
        assertThat(clock.runs(at(121))).isFalse();
        assertThat(clock.since(at(0))).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void aNewOneKnowsNothingOfTheLifeBefore() {
        goodPolls(0, 30, 60);
        var afterRestart = new ProvenDuration(LONGEST_GAP);
        afterRestart.record(at(90), true);
        assertThat(afterRestart.since(at(0))).isZero();
    }

    @Test
    void remembersADayAndTheSpanThatRunsHoweverLong() {
        goodPolls(0, 30);
        clock.record(at(60), false);
        for (int second = 90; second < 2 * 86_400; second += 90) {
            goodPolls(second);
        }
        assertThat(clock.since(Instant.EPOCH)).isBetween(Duration.ofSeconds(2 * 86_400 - 300), Duration.ofDays(2));
    }

    private void goodPolls(int... seconds) {
        for (var second : seconds) {
            clock.record(at(second), true);
        }
    }

    private static Instant at(int second) {
        return NOON.plusSeconds(second);
    }
}
