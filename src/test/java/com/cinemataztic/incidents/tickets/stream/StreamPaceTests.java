package com.cinemataztic.incidents.tickets.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How long changes are collected, so that readers leave the processors to the intake. */
class StreamPaceTests {

    @Test
    void aFewReadersHaveAChangeAtOnce() {
        assertThat(StreamBoard.gap(10, 10)).isLessThan(Duration.ofMillis(50));
    }

    @Test
    void aSingleChangeForAThousandReadersIsFollowedByASecondOfQuiet() {
        assertThat(StreamBoard.gap(1_000, 1_000)).isBetween(Duration.ofSeconds(1), Duration.ofMillis(1_100));
    }

    @Test
    void theMoreIsSentTheLongerTheNextSnapshotWaits() {
        assertThat(StreamBoard.gap(1_000, 140_000)).isEqualTo(Duration.ofMillis(3_800));
    }

    @Test
    void nobodyWaitsLongerThanFiveSeconds() {
        assertThat(StreamBoard.gap(2_000, 10_000_000_000L)).isEqualTo(Duration.ofSeconds(5));
    }
}
