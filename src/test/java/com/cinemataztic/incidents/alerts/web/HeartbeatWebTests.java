package com.cinemataztic.incidents.alerts.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cinemataztic.incidents.platform.HealthCheck;
import com.cinemataztic.incidents.platform.Heartbeat;
import com.cinemataztic.incidents.platform.StubHttp;
import com.cinemataztic.incidents.support.PortalTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole portal, which is well, and pings a watch outside. */
@PortalTest
@DirtiesContext
class HeartbeatWebTests {

    private static final StubHttp OUTSIDE = new StubHttp(call -> StubHttp.ok(""));

    private final Heartbeat heartbeat;
    private final List<HealthCheck> signs;

    HeartbeatWebTests(@Autowired Heartbeat heartbeat, @Autowired List<HealthCheck> signs) {
        this.heartbeat = heartbeat;
        this.signs = signs;
    }

    @DynamicPropertySource
    static void watchedFromOutside(DynamicPropertyRegistry properties) {
        properties.add("PORTAL_HEARTBEAT_URL", () -> OUTSIDE.url() + "/key");
        properties.add("portal.heartbeat.every", () -> "1s");
        // A bare test machine is slow with the first of everything.
        properties.add("portal.heartbeat.time-limit", () -> "30s");
    }

    @AfterAll
    static void close() {
        OUTSIDE.close();
    }

    @Test
    void deskStoreAndIntakeAreHealthyAndTheHeartbeatIsSent() {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> heartbeat.lastPingAt().isPresent());
        assertThat(OUTSIDE.calls())
                .isNotEmpty()
                .allSatisfy(call -> assertThat(call.target()).isEqualTo("/key"));
        assertThat(heartbeat.problem()).isEmpty();
        assertThat(signs).extracting(HealthCheck::name).contains("desk", "store", "intake");
        assertThat(signs).allSatisfy(sign -> assertThat(sign.problem()).isEmpty());
    }
}
