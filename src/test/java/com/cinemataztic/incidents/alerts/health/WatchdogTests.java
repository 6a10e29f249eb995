package com.cinemataztic.incidents.alerts.health;

import static com.cinemataztic.incidents.alerts.AlertJson.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cinemataztic.incidents.alerts.Settings;
import com.cinemataztic.incidents.alerts.WatchdogInMemory;
import com.cinemataztic.incidents.alerts.WebhookBody;
import com.cinemataztic.incidents.store.StoreUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.threeten.extra.MutableClock;

class WatchdogTests {

    private static final Instant EPISODE = NOON.minus(Duration.ofDays(3));

    private final MutableClock clock = MutableClock.of(NOON, ZoneOffset.UTC);
    private final WatchdogInMemory memory = new WatchdogInMemory();
    private final Watchdog watchdog = watchdog();

    @Test
    void isSilentUntilItIsHeard() {
        assertThat(watchdog.heardAt()).isEmpty();
        assertThat(watchdog.heardLately()).isFalse();
        assertThat(watchdog.restartedLately()).isFalse();
    }

    @Test
    void isHeardForThreeMinutes() {
        hear(EPISODE);
        assertThat(watchdog.heardAt()).contains(NOON);
        clock.add(Duration.ofMinutes(3).minusMillis(1));
        assertThat(watchdog.heardLately()).isTrue();
        clock.add(Duration.ofMillis(1));
        assertThat(watchdog.heardLately()).isFalse();
        hear(EPISODE);
        assertThat(watchdog.heardLately()).isTrue();
    }

    @Test
    void itsResolveIsNoSignOfLife() {
        watchdog.hear(List.of(new WebhookBody.Beat(EPISODE, false)));
        assertThat(watchdog.heardAt()).isEmpty();
    }

    @Test
    void theFirstOneEverIsNoRestart() {
        hear(EPISODE);
        assertThat(watchdog.restartedLately()).isFalse();
    }

    @Test
    void aNewEpisodeIsARestartOfTheMonitoringForTenMinutes() {
        hear(EPISODE);
        clock.add(Duration.ofMinutes(5));
        hear(NOON.plusSeconds(200));
        assertThat(watchdog.restartedLately()).isTrue();
        clock.add(Duration.ofMinutes(10).minusMillis(1));
        assertThat(watchdog.restartedLately()).isTrue();
        clock.add(Duration.ofMillis(1));
        assertThat(watchdog.restartedLately()).isFalse();
    }

    @Test
    void repeatsOfTheNewEpisodeDoNotProlongTheWindow() {
        hear(EPISODE);
        hear(NOON);
        clock.add(Duration.ofMinutes(6));
        hear(NOON);
        clock.add(Duration.ofMinutes(4));
        assertThat(watchdog.restartedLately()).isFalse();
    }

    @Test
    void aLateWordOfAnEarlierEpisodeIsASignOfLifeButNoRestart() {
        hear(EPISODE);
        hear(EPISODE.minusSeconds(60));
        assertThat(watchdog.restartedLately()).isFalse();
        hear(EPISODE);
        assertThat(watchdog.restartedLately()).isFalse();
        assertThat(watchdog.heardLately()).isTrue();
    }

    @Test
    void anOutageOfTheRulesIsARestartForTenMinutesFromItsEndWhateverWebhookComesFirst() {
        hear(EPISODE);
        watchdog.stoodStill(clock.instant());
        clock.add(Duration.ofMinutes(5));
        watchdog.stoodStill(clock.instant());
        clock.add(Duration.ofMinutes(10).minusMillis(1));
        assertThat(watchdog.restartedLately()).isTrue();
        clock.add(Duration.ofMillis(1));
        assertThat(watchdog.restartedLately()).isFalse();
    }

    @Test
    void survivesARestartOfThePortal() {
        hear(EPISODE);
        hear(NOON);
        clock.add(Duration.ofMinutes(1));
        var afterRestart = watchdog();
        assertThat(afterRestart.heardAt()).contains(NOON);
        assertThat(afterRestart.restartedLately()).isTrue();
        afterRestart.hear(List.of(new WebhookBody.Beat(NOON, true)));
        clock.add(Duration.ofMinutes(9));
        assertThat(afterRestart.restartedLately()).isFalse();
    }

    @Test
    void whatAnotherInstanceHeardIsTakenOverAndNeverAnythingOlder() {
        hear(EPISODE);
        clock.add(Duration.ofMinutes(5));
        watchdog.recall();
        assertThat(watchdog.heardLately()).isFalse();

        watchdog().hear(List.of(new WebhookBody.Beat(NOON, true)));
        watchdog.recall();
        assertThat(watchdog.heardAt()).contains(clock.instant());
        assertThat(watchdog.restartedLately()).isTrue();

        memory.remember(new WatchdogMemory.State(NOON, EPISODE, null));
        watchdog.recall();
        assertThat(watchdog.heardAt()).contains(clock.instant());
    }

    @Test
    void aBeatThatCouldNotBeKeptWasNotHeardSoItIsToldAgain() {
        hear(EPISODE);
        memory.down = true;
        assertThatThrownBy(() -> hear(NOON)).isInstanceOf(StoreUnavailable.class);
        assertThat(watchdog.restartedLately()).isFalse();
        memory.down = false;
        hear(NOON);
        assertThat(watchdog.restartedLately()).isTrue();
    }

    private void hear(Instant startsAt) {
        watchdog.hear(List.of(new WebhookBody.Beat(startsAt, true)));
    }

    private Watchdog watchdog() {
        return new Watchdog(memory, Settings.of(), clock);
    }
}
