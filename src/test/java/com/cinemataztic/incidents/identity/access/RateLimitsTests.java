package com.cinemataztic.incidents.identity.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class RateLimitsTests {

    private Instant now = Instant.parse("2026-11-27T18:00:00Z");
    private final InstantSource time = () -> now;
    private final RateLimits limits =
            new RateLimits(new ApiSettings(2, 3, DataSize.ofKilobytes(1)), time.withZone(ZoneOffset.UTC));

    @Test
    void aBurstIsLetInAndThenAsManyAsTheRateAllows() {
        for (int i = 0; i < 3; i++) {
            assertThat(limits.count("token billing")).isEmpty();
        }
        assertThat(limits.count("token billing")).contains(Duration.ofMillis(500));
        now = now.plusMillis(500);
        assertThat(limits.count("token billing")).isEmpty();
        assertThat(limits.count("token billing")).isPresent();
    }

    @Test
    void nobodyPaysForAnother() {
        for (int i = 0; i < 4; i++) {
            limits.count("token billing");
        }
        assertThat(limits.count("token billing")).isPresent();
        assertThat(limits.count("account billing")).isEmpty();
    }

    @Test
    void aBoundedNumberOfCallersIsKept() {
        for (int i = 0; i < RateLimits.MOST_CALLERS + 100; i++) {
            limits.count("embed:" + i);
        }
        assertThat(limits.callers()).isEqualTo(RateLimits.MOST_CALLERS);
    }
}
