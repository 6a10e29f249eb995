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
    void isSilentUntilItIsReceived() {
        assertThat(watchdog.lastReceivedAt()).isEmpty();
        assertThat(watchdog.receivedRecently()).isFalse();
        assertThat(watchdog.restartedRecently()).isFalse();
    }

    @Test
    void countsAsReceivedForThreeMinutes() {
        hear(EPISODE);
        assertThat(watchdog.lastReceivedAt()).contains(NOON);
        clock.add(Duration.ofMinutes(3).minusMillis(1));
        assertThat(watchdog.receivedRecently()).isTrue();
        clock.add(Duration.ofMillis(1));
        assertThat(watchdog.receivedRecently()).isFalse();
        hear(EPISODE);
        assertThat(watchdog.receivedRecently()).isTrue();
    }

    @Test
    void itsResolveIsNoSignOfLife() {
        watchdog.record(List.of(new WebhookBody.Beat(EPISODE, false)));
        assertThat(watchdog.lastReceivedAt()).isEmpty();
    }

    @Test
    void theFirstOneEverIsNoRestart() {
        hear(EPISODE);
        assertThat(watchdog.restartedRecently()).isFalse();
    }

    @Test
    void aNewEpisodeIsARestartOfTheMonitoringForTenMinutes() {
        hear(EPISODE);
        clock.add(Duration.ofMinutes(5));
        hear(NOON.plusSeconds(200));
        assertThat(watchdog.restartedRecently()).isTrue();
        clock.add(Duration.ofMinutes(10).minusMillis(1));
        assertThat(watchdog.restartedRecently()).isTrue();
        clock.add(Duration.ofMillis(1));
        assertThat(watchdog.restartedRecently()).isFalse();
    }

    @Test
    void repeatsOfTheNewEpisodeDoNotProlongTheWindow() {
        hear(EPISODE);
        hear(NOON);
        clock.add(Duration.ofMinutes(6));
        hear(NOON);
        clock.add(Duration.ofMinutes(4));
        assertThat(watchdog.restartedRecently()).isFalse();
    }

    @Test
    void aLateWordOfAnEarlierEpisodeIsASignOfLifeButNoRestart() {
        hear(EPISODE);
        hear(EPISODE.minusSeconds(60));
        assertThat(watchdog.restartedRecently()).isFalse();
        hear(EPISODE);
        assertThat(watchdog.restartedRecently()).isFalse();
        assertThat(watchdog.receivedRecently()).isTrue();
    }

    @Test
    void anOutageOfTheRulesIsARestartForTenMinutesFromItsEndWhateverWebhookComesFirst() {
        hear(EPISODE);
        watchdog.rulesStopped(clock.instant());
        clock.add(Duration.ofMinutes(5));
        watchdog.rulesStopped(clock.instant());
        clock.add(Duration.ofMinutes(10).minusMillis(1));
        assertThat(watchdog.restartedRecently()).isTrue();
        clock.add(Duration.ofMillis(1));
        assertThat(watchdog.restartedRecently()).isFalse();
    }

    @Test
    void survivesARestartOfThePortal() {
        hear(EPISODE);
        hear(NOON);
        clock.add(Duration.ofMinutes(1));
        var afterRestart = watchdog();
        assertThat(afterRestart.lastReceivedAt()).contains(NOON);
        assertThat(afterRestart.restartedRecently()).isTrue();
        afterRestart.record(List.of(new WebhookBody.Beat(NOON, true)));
        clock.add(Duration.ofMinutes(9));
        assertThat(afterRestart.restartedRecently()).isFalse();
    }

    @Test
    void whatAnotherInstanceReceivedIsAdoptedUnlessOlder() {
        hear(EPISODE);
        clock.add(Duration.ofMinutes(5));
        watchdog.recall();
        assertThat(watchdog.receivedRecently()).isFalse();

        watchdog().record(List.of(new WebhookBody.Beat(NOON, true)));
        watchdog.recall();
        assertThat(watchdog.lastReceivedAt()).contains(clock.instant());
        assertThat(watchdog.restartedRecently()).isTrue();

        memory.remember(new WatchdogMemory.State(NOON, EPISODE, null));
        watchdog.recall();
        assertThat(watchdog.lastReceivedAt()).contains(clock.instant());
    }

    @Test
    void aHeartbeatThatCouldNotBeStoredCountsAsNotReceived() {
        hear(EPISODE);
        memory.down = true;
        assertThatThrownBy(() -> hear(NOON)).isInstanceOf(StoreUnavailable.class);
        assertThat(watchdog.restartedRecently()).isFalse();
        memory.down = false;
        hear(NOON);
        assertThat(watchdog.restartedRecently()).isTrue();
    }

    private void hear(Instant startsAt) {
        watchdog.record(List.of(new WebhookBody.Beat(startsAt, true)));
    }

    private Watchdog watchdog() {
        return new Watchdog(memory, Settings.of(), clock);
    }
}
