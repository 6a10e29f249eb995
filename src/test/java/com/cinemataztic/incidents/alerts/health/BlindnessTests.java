package com.cinemataztic.incidents.alerts.health;

import static com.cinemataztic.incidents.alerts.AlertJson.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.alerts.health.Blindness.Seen;
import com.cinemataztic.incidents.alerts.health.Blindness.Trouble;
import com.cinemataztic.incidents.alerts.health.Blindness.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BlindnessTests {

    private static final Duration SILENCE = Duration.ofMinutes(3);
    private static final Duration TIME_LIMIT = Duration.ofMinutes(2);
    private static final Instant LONG_AGO = NOON.minus(Duration.ofHours(5));

    @Test
    void theWatchdogMayBeSilentForThreeMinutes() {
        var seen = seen(LONG_AGO, NOON);
        assertThat(judge(seen, NOON.plus(SILENCE).minusMillis(1))).isInstanceOf(Verdict.Healthy.class);
        assertThat(judge(seen, NOON.plus(SILENCE)))
                .isEqualTo(new Verdict.Blind(NOON.plus(SILENCE), blind(seen, NOON.plus(SILENCE))));
        assertThat(blind(seen, NOON.plus(SILENCE))).singleElement().satisfies(silent -> {
            assertThat(silent.what()).isEqualTo("the Watchdog is silent");
            assertThat(silent.since()).isEqualTo(NOON);
        });
    }

    @Test
    void aWatchdogNeverReceivedHasItsOwnTextThreeMinutesAfterTheStart() {
        var seen = seen(NOON, null);
        assertThat(judge(seen, NOON.plus(SILENCE).minusMillis(1))).isInstanceOf(Verdict.Undecided.class);
        assertThat(blind(seen, NOON.plus(SILENCE))).singleElement().satisfies(never -> {
            assertThat(never.what()).isEqualTo("no Watchdog has ever been received: monitoring is not connected");
            assertThat(never.since()).isEqualTo(NOON);
        });
    }

    @Test
    void aSourceMayGoTwoMinutesWithoutAnAnswerAndIsNotWellMeanwhile() {
        var late = NOON.plus(TIME_LIMIT);
        var seen = seen(LONG_AGO, late, trouble("Prometheus", NOON));
        assertThat(judge(seen, late.minusMillis(1))).isInstanceOf(Verdict.Undecided.class);
        assertThat(judge(seen, late)).isEqualTo(new Verdict.Blind(late, List.of(trouble("Prometheus", NOON))));
    }

    @Test
    void aPortalThatHasJustStartedJudgesNobodyForThreeMinutes() {
        var seen = seen(NOON, LONG_AGO, trouble("Prometheus", NOON));
        assertThat(judge(seen, NOON.plus(SILENCE).minusMillis(1))).isInstanceOf(Verdict.Undecided.class);
        assertThat(blind(seen, NOON.plus(SILENCE))).hasSize(2);
    }

    @Test
    void aPortalThatHasJustStartedFindsItWellAsSoonAsAllHasBeenSeen() {
        var now = NOON.plusSeconds(10);
        assertThat(judge(new Seen(NOON, now, false, List.of()), now)).isInstanceOf(Verdict.Undecided.class);
        assertThat(judge(seen(NOON, LONG_AGO), now)).isInstanceOf(Verdict.Undecided.class);
        assertThat(judge(seen(NOON, now), now)).isInstanceOf(Verdict.Healthy.class);
    }

    @Test
    void theNewestReasonComesFirstAndTheOldestSetsTheStart() {
        var oldest = trouble("Prometheus", NOON);
        var newest = trouble("Alertmanager", NOON.plusSeconds(200));
        var now = NOON.plus(Duration.ofHours(1));
        var seen = seen(LONG_AGO, NOON.plusSeconds(30), oldest, newest);
        assertThat(blind(seen, now))
                .extracting(Trouble::what)
                .containsExactly("Alertmanager", "the Watchdog is silent", "Prometheus");
        assertThat(judge(seen, now))
                .isInstanceOfSatisfying(
                        Verdict.Blind.class, blind -> assertThat(blind.from()).isEqualTo(NOON.plus(TIME_LIMIT)));
    }

    @Test
    void aReasonThatIsNotDueYetIsNotListedAmongThoseThatAre() {
        var now = NOON.plus(Duration.ofHours(1));
        assertThat(blind(seen(LONG_AGO, NOON, trouble("Prometheus", now.minusSeconds(60))), now))
                .extracting(Trouble::what)
                .containsExactly("the Watchdog is silent");
    }

    private static Seen seen(Instant startedAt, @Nullable Instant watchdogAt, Trouble... troubles) {
        return new Seen(startedAt, watchdogAt, true, List.of(troubles));
    }

    private static Trouble trouble(String what, Instant since) {
        return new Trouble(what, since, "start it");
    }

    private static Verdict judge(Seen seen, Instant now) {
        return Blindness.judge(seen, SILENCE, TIME_LIMIT, now);
    }

    private static List<Trouble> blind(Seen seen, Instant now) {
        return judge(seen, now) instanceof Verdict.Blind blind ? blind.troubles() : List.of();
    }
}
