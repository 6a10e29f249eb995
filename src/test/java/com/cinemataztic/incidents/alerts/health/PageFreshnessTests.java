package com.cinemataztic.incidents.alerts.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.platform.MonitoringStatus.Freshness;
import com.cinemataztic.incidents.platform.text.Explanation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class PageFreshnessTests {

    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");
    private static final Freshness SEEN = new Freshness(NOON.minusSeconds(3), Explanation.NONE);

    @Test
    void isThatOfMonitoringWhileTheStoreResponds() {
        assertThat(freshness(NOON)).isEqualTo(SEEN);
        assertThat(freshness(NOON.minus(PageFreshness.LEAST))).isEqualTo(SEEN);
    }

    @Test
    void endsWithTheLastReadingOfTheBoardWhenTheStoreDoesNotRespond() {
        var last = NOON.minus(PageFreshness.LEAST).minusMillis(1);
        assertThat(freshness(last)).isEqualTo(new Freshness(last, Explanation.of("reason.store-silent")));
    }

    @Test
    void boardsThatAreSeldomReadGoStaleLater() {
        var minute = Duration.ofMinutes(1);
        assertThat(freshness(NOON.minusSeconds(180), minute)).isEqualTo(SEEN);
        assertThat(freshness(NOON.minusSeconds(181), minute).blind()).hasToString("the store does not respond");
    }

    private static Freshness freshness(Instant board) {
        return freshness(board, Duration.ofMillis(500));
    }

    private static Freshness freshness(Instant board, Duration followEvery) {
        return new PageFreshness(() -> SEEN, () -> board, followEvery, Clock.fixed(NOON, ZoneOffset.UTC)).freshness();
    }
}
