package com.cinemataztic.incidents.alerts.web;

import static com.cinemataztic.incidents.alerts.AlertJson.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.alerts.DeadLettersInMemory;
import com.cinemataztic.incidents.alerts.intake.IntakeMetrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.http.HttpStatus;
import org.threeten.extra.MutableClock;

/** Rejections that count as a problem. {@link HeartbeatWebTests} shows that it reaches a running portal. */
class IntakeHealthCheckTests {

    private static final String ALL_REJECTED = "every webhook since 2026-11-23T12:00:00Z was rejected";

    private final MutableClock clock = MutableClock.of(NOON, ZoneOffset.UTC);
    private final IntakeMetrics metrics =
            new IntakeMetrics(new SimpleMeterRegistry(), new DeadLettersInMemory(), clock);
    private final IntakeHealthCheck check = new IntakeHealthCheck(new ServerProperties(), metrics, clock);

    @Test
    void rejectingEverythingForAMinuteIsAProblem() {
        answered(HttpStatus.SERVICE_UNAVAILABLE, 0);
        answered(HttpStatus.SERVICE_UNAVAILABLE, 59);
        assertThat(check.problem()).isNotEqualTo(ALL_REJECTED);
        answered(HttpStatus.INTERNAL_SERVER_ERROR, 1);
        assertThat(check.problem()).isEqualTo(ALL_REJECTED);
    }

    @Test
    void rejectingSomeIsLoadAndNoProblem() {
        answered(HttpStatus.SERVICE_UNAVAILABLE, 0);
        answered(HttpStatus.OK, 30);
        answered(HttpStatus.SERVICE_UNAVAILABLE, 30);
        assertThat(check.problem()).isNotEqualTo(ALL_REJECTED);
    }

    @Test
    void oldRejectionsAreNoProblem() {
        answered(HttpStatus.SERVICE_UNAVAILABLE, 0);
        answered(HttpStatus.SERVICE_UNAVAILABLE, 90);
        clock.add(Duration.ofMinutes(2));
        assertThat(check.problem()).isNotEqualTo(ALL_REJECTED);
    }

    @Test
    void aPortalThatDoesNotAnswerIsAProblem() {
        assertThat(check.problem()).startsWith("the portal's own webhook does not answer");
    }

    private void answered(HttpStatus status, int secondsLater) {
        clock.add(Duration.ofSeconds(secondsLater));
        metrics.answered(status.value());
    }
}
