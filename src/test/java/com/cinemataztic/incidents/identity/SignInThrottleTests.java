package com.cinemataztic.incidents.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SignInThrottleTests {

    private static final String HERE = "203.0.113.1";
    private static final String ELSEWHERE = "203.0.113.2";

    private Instant now = Instant.parse("2026-11-27T08:00:00Z");

    private final SignInThrottle throttle = new SignInThrottle(new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    });

    @Test
    void aFewTyposCostNothing() {
        assertThat(attempts("olga", HERE, 3)).isEqualTo(3);
        assertThat(throttle.admits("olga", HERE)).isFalse();
        assertThat(throttle.admits("olga", ELSEWHERE)).isTrue();
    }

    @Test
    void theWaitDoublesWithEachFailureUpToHalfAMinute() {
        attempts("olga", HERE, 3);
        for (int seconds : new int[] {1, 2, 4, 8, 16, 30, 30}) {
            now = now.plusSeconds(seconds).minusMillis(1);
            assertThat(throttle.admits("olga", HERE)).isFalse();
            now = now.plusMillis(1);
            assertThat(throttle.admits("olga", HERE)).isTrue();
        }
    }

    @Test
    void manyAtOnceAreNoWayAroundTheWait() {
        assertThat(attempts("olga", HERE, 180)).isEqualTo(3);
    }

    @Test
    void theRightPasswordEndsTheWait() {
        attempts("olga", HERE, 2);
        assertThat(throttle.admits("olga", HERE)).isTrue();
        throttle.succeeded("olga", HERE);
        assertThat(attempts("olga", HERE, 9)).isEqualTo(3);
    }

    @Test
    void whatCouldNotBeCheckedDoesNotCount() {
        for (int i = 0; i < 50; i++) {
            assertThat(throttle.admits("olga", HERE)).isTrue();
            throttle.withdrawn("olga", HERE);
        }
    }

    @Test
    void guessingAtManyAccountsFromOneOriginWaitsToo() {
        IntStream.range(0, 30).forEach(i -> throttle.admits("account" + i, HERE));
        assertThat(throttle.admits("another", HERE)).isFalse();
        assertThat(throttle.admits("another", ELSEWHERE)).isTrue();
    }

    @Test
    void guessingAtOneAccountFromManyOriginsWaitsAFewSecondsAtMost() {
        for (int i = 0; i < 100; i++) {
            throttle.admits("olga", "198.51.100." + i);
            now = now.plusSeconds(5);
            throttle.admits("olga", "198.51.100." + (100 + i));
        }
        assertThat(throttle.admits("olga", ELSEWHERE)).isFalse();
        now = now.plusSeconds(5);
        assertThat(throttle.admits("olga", ELSEWHERE)).isTrue();
    }

    @Test
    void nobodyIsLockedOutOfTheirAccountWhereTheySignedInBefore() {
        throttle.admits("olga", HERE);
        throttle.succeeded("olga", HERE);
        IntStream.range(0, 100).forEach(i -> throttle.admits("olga", "198.51.100." + i));
        IntStream.range(0, 30).forEach(i -> throttle.admits("account" + i, HERE));
        assertThat(throttle.admits("olga", "198.51.100.200")).isFalse();
        assertThat(attempts("olga", HERE, 9)).isEqualTo(3);
    }

    @Test
    void failuresAreForgottenAfterAQuarterOfAnHour() {
        attempts("olga", HERE, 3);
        now = now.plus(Duration.ofMinutes(15)).plusMillis(1);
        assertThat(attempts("olga", HERE, 9)).isEqualTo(3);
    }

    @Test
    void neverRemembersMoreThanItsBound() {
        IntStream.range(0, 3 * SignInThrottle.MOST_KEYS).forEach(i -> {
            throttle.admits("x".repeat(100) + i, "origin" + i);
            throttle.admits("account" + i, "other" + i);
            throttle.succeeded("account" + i, "other" + i);
        });
        assertThat(throttle.size()).isLessThanOrEqualTo(2 * SignInThrottle.MOST_KEYS);
    }

    /** @return how many of so many were admitted; all of them failed */
    private long attempts(String account, String origin, int times) {
        return IntStream.range(0, times)
                .filter(i -> throttle.admits(account, origin))
                .count();
    }
}
