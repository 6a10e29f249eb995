package com.cinemataztic.incidents.alerts.web;

import static com.cinemataztic.incidents.alerts.AlertJson.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.http.HttpStatus;
import org.threeten.extra.MutableClock;

/** What it makes of refusals; that it knocks at a door that is open, {@link HeartbeatWebTests} shows. */
class IntakeHealthCheckTests {

    private static final String NONE_TAKEN = "every webhook since 2026-11-23T12:00:00Z was turned away";

    private final MutableClock clock = MutableClock.of(NOON, ZoneOffset.UTC);
    private final IntakeHealthCheck sign = new IntakeHealthCheck(new ServerProperties(), clock);

    @Test
    void nothingButRefusalsForAMinuteIsAnAilment() {
        answered(HttpStatus.SERVICE_UNAVAILABLE, 0);
        answered(HttpStatus.SERVICE_UNAVAILABLE, 59);
        assertThat(sign.problem()).isNotEqualTo(NONE_TAKEN);
        answered(HttpStatus.INTERNAL_SERVER_ERROR, 1);
        assertThat(sign.problem()).isEqualTo(NONE_TAKEN);
    }

    @Test
    void oneThatIsTakenAmongThemIsLoadAndNoAilment() {
        answered(HttpStatus.SERVICE_UNAVAILABLE, 0);
        answered(HttpStatus.OK, 30);
        answered(HttpStatus.SERVICE_UNAVAILABLE, 30);
        assertThat(sign.problem()).isNotEqualTo(NONE_TAKEN);
    }

    @Test
    void refusalsOfLongAgoSayNothingOfNow() {
        answered(HttpStatus.SERVICE_UNAVAILABLE, 0);
        answered(HttpStatus.SERVICE_UNAVAILABLE, 90);
        clock.add(Duration.ofMinutes(2));
        assertThat(sign.problem()).isNotEqualTo(NONE_TAKEN);
    }

    @Test
    void aDoorThatDoesNotOpenIsAnAilment() {
        assertThat(sign.problem()).startsWith("the portal's own webhook does not answer");
    }

    private void answered(HttpStatus status, int secondsLater) {
        clock.add(Duration.ofSeconds(secondsLater));
        sign.answered(status);
    }
}
