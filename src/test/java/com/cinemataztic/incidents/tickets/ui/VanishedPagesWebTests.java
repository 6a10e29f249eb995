package com.cinemataztic.incidents.tickets.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cinemataztic.incidents.support.BrowserSession;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.support.ScriptedPage;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** Pages whose browser vanished cost nothing once three heartbeats are missed, though nobody asks for anything any more. */
@PortalTest
@DirtiesContext
@TestPropertySource(properties = "vaadin.heartbeatInterval=" + VanishedPagesWebTests.HEARTBEAT)
class VanishedPagesWebTests {

    static final int HEARTBEAT = 4;

    @LocalServerPort
    int port;

    @Autowired
    MeterRegistry meters;

    @Test
    void allAreLetGoOfWithinThreeHeartbeatsAndTheirPeopleStaySignedIn() {
        var session = new BrowserSession(port).login("admin", PortalTest.ADMIN_PASSWORD);
        var other = new BrowserSession(port).login("admin", PortalTest.ADMIN_PASSWORD);
        for (int i = 0; i < 15; i++) {
            ScriptedPage.openAndVanish(session);
        }
        ScriptedPage.openAndVanish(other);
        assertThat(subscriptions()).isPositive();
        // A busy machine may be late.
        await().atMost(Duration.ofSeconds(3 * HEARTBEAT + 20)).until(() -> subscriptions() == 0);
        assertThat(session.csrfToken("/")).isNotEmpty();
    }

    private double subscriptions() {
        return meters.get("portal.feed.subscriptions").gauge().value();
    }
}
