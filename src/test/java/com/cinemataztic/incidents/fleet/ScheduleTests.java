package com.cinemataztic.incidents.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ScheduleTests {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Instant BEGAN = NOON.minus(Duration.ofMinutes(5));
    private static final Instant ENDS = NOON.plus(Duration.ofMinutes(10));
    private static final Instant NEXT = NOON.plus(Duration.ofHours(2));

    @Test
    void aBlockInProgressLastsUntilItsEnd() {
        var schedule = new Schedule(BEGAN, ENDS, NEXT, NOON);
        assertThat(schedule.inProgressUntil(BEGAN.minusMillis(1))).isNull();
        assertThat(schedule.inProgressUntil(BEGAN)).isEqualTo(ENDS);
        assertThat(schedule.inProgressUntil(ENDS.minusMillis(1))).isEqualTo(ENDS);
        assertThat(schedule.inProgressUntil(ENDS)).isNull();
    }

    @Test
    void theNextBlockIsReturnedUntilItBegins() {
        var schedule = new Schedule(null, null, NEXT, NOON);
        assertThat(schedule.inProgressUntil(NOON)).isNull();
        assertThat(schedule.nextAfter(NOON)).isEqualTo(NEXT);
        assertThat(schedule.nextAfter(NEXT.minusMillis(1))).isEqualTo(NEXT);
        assertThat(schedule.nextAfter(NEXT)).isNull();
    }

    @Test
    void theNextBlockIsInProgressOnceItHasBegunEvenWithoutANewReading() {
        var schedule = new Schedule(BEGAN, ENDS, NEXT, NOON);
        var usualEnd = NEXT.plus(Duration.ofMinutes(20));
        assertThat(schedule.inProgressUntil(NEXT)).isEqualTo(usualEnd);
        assertThat(schedule.inProgressUntil(usualEnd.minusMillis(1))).isEqualTo(usualEnd);
        assertThat(schedule.inProgressUntil(usualEnd)).isNull();
        assertThat(schedule.nextAfter(usualEnd)).isNull();
    }

    @Test
    void aBlockWhoseEndIsNotKnownLastsAsLongAsUsual() {
        var schedule = new Schedule(BEGAN, null, null, NOON);
        assertThat(schedule.inProgressUntil(NOON)).isEqualTo(BEGAN.plus(Duration.ofMinutes(20)));
        assertThat(schedule.inProgressUntil(BEGAN.plus(Duration.ofMinutes(20)))).isNull();
    }

    @Test
    void withoutAnyReadingNothingIsKnown() {
        var schedule = new Schedule(null, null, null, NOON);
        assertThat(schedule.inProgressUntil(NOON)).isNull();
        assertThat(schedule.nextAfter(NOON)).isNull();
    }

    @Test
    void anEndWithoutABeginningSaysNothing() {
        assertThat(new Schedule(null, ENDS, null, NOON).inProgressUntil(NOON)).isNull();
    }
}
