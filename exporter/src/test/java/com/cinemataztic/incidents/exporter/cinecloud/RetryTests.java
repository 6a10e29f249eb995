package com.cinemataztic.incidents.exporter.cinecloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.threeten.extra.MutableClock;

class RetryTests {

    private final MutableClock clock = MutableClock.of(Instant.parse("2026-03-28T12:00:00Z"), ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3 | PT3S",
                " 120 | PT2M",
                "Sat, 28 Mar 2026 12:00:30 GMT | PT30S",
                "Sat, 28 Mar 2026 11:59:00 GMT | PT0S",
                "-1 | PT0S",
                "soon | PT0S",
                "99999999999999 | PT0S",
                "'' | PT0S"
            })
    void readsSecondsAndDates(String header, Duration expected) {
        assertThat(RetryAfter.of(Optional.of(header), clock.instant())).isEqualTo(expected);
    }

    @Test
    void takesNoHeaderForNoWish() {
        assertThat(RetryAfter.of(Optional.empty(), clock.instant())).isZero();
    }

    @RepeatedTest(20)
    void waitsLongerEachTimeWithJitterAndABound() {
        RetryPolicy policy = RetryPolicy.STANDARD;

        assertThat(policy.waitAfter(1, Duration.ZERO)).isBetween(Duration.ofMillis(125), Duration.ofMillis(375));
        assertThat(policy.waitAfter(3, Duration.ZERO)).isBetween(Duration.ofMillis(500), Duration.ofMillis(1500));
        assertThat(policy.waitAfter(20, Duration.ZERO)).isEqualTo(Duration.ofSeconds(5));
        assertThat(policy.waitAfter(1, Duration.ofSeconds(2))).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void keepsQuietAsLongAsAskedButNotForAnHour() {
        RatePause pause = new RatePause(clock);
        assertThat(pause.left()).isZero();

        pause.begin(Duration.ofSeconds(20));
        pause.begin(Duration.ofSeconds(5));
        clock.add(Duration.ofSeconds(8));
        assertThat(pause.left()).isEqualTo(Duration.ofSeconds(12));
        clock.add(Duration.ofSeconds(12));
        assertThat(pause.left()).isZero();

        pause.begin(Duration.ZERO);
        assertThat(pause.left()).isEqualTo(Duration.ofSeconds(1));
        pause.begin(Duration.ofHours(1));
        assertThat(pause.left()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void isNotWaitedForAnyMoreWhenItTakesMostOfFiveMinutes() {
        RatePause pause = new RatePause(clock);
        for (int i = 0; i < 8; i++) {
            pause.begin(Duration.ofSeconds(30));
            // Others who got the same answer at the same time.
            pause.begin(Duration.ofSeconds(30));
            assertThat(pause.waitedFor()).isTrue();
            clock.add(Duration.ofSeconds(30));
        }
        pause.begin(Duration.ofSeconds(30));
        assertThat(pause.waitedFor()).isFalse();

        clock.add(Duration.ofMinutes(1));
        pause.begin(Duration.ofSeconds(30));
        assertThat(pause.waitedFor()).isTrue();
    }

    @Test
    void isQuietForNoLongerWhenTheClockIsSetBack() {
        RatePause pause = new RatePause(clock);
        pause.begin(Duration.ofSeconds(20));
        clock.add(Duration.ofHours(-1));

        assertThat(pause.left()).isEqualTo(Duration.ofMinutes(5));
        clock.add(Duration.ofMinutes(5));
        assertThat(pause.left()).isZero();
    }
}
