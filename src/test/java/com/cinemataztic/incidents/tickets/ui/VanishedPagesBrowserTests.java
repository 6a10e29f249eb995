package com.cinemataztic.incidents.tickets.ui;

import static com.cinemataztic.incidents.support.Given.offline;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cinemataztic.incidents.support.Chromium;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.tickets.desk.TicketDesk;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** The page of a killed browser is closed; one that is only left alone stays live. */
@PortalTest
@DirtiesContext
@Tag("browser")
@TestPropertySource(properties = "vaadin.heartbeatInterval=" + VanishedPagesBrowserTests.HEARTBEAT)
class VanishedPagesBrowserTests {

    static final int HEARTBEAT = 5;

    private static final Duration THREE_HEARTBEATS = Duration.ofSeconds(3 * HEARTBEAT);

    /** The list has a subscription, and the count in the navigation. */
    private static final int A_QUEUE = 2;

    @LocalServerPort
    int port;

    @Autowired
    MeterRegistry meters;

    @Autowired
    TicketDesk desk;

    @Test
    void aKilledBrowserIsLetGoOfAndAnIdleOneStaysLive() {
        var base = "http://127.0.0.1:" + port;
        try (var idle = new Chromium(base, false).signIn("admin", PortalTest.ADMIN_PASSWORD);
                var killed = new Chromium(base, false).signIn("admin", PortalTest.ADMIN_PASSWORD)) {
            idle.script("window.sameDocument = true");
            assertThat(subscriptions()).isEqualTo(2 * A_QUEUE);
            killed.kill();
            // A busy machine may be late.
            await().atMost(THREE_HEARTBEATS.plusSeconds(20)).until(() -> subscriptions() == A_QUEUE);
            await().during(THREE_HEARTBEATS)
                    .atMost(THREE_HEARTBEATS.plusMinutes(1))
                    .until(() -> subscriptions() == A_QUEUE);
            desk.report(
                    List.of(offline("after-idle").summary("Dark after a pause").fires()), false);
            idle.awaitText("Dark after a pause");
            assertThat(idle.script("return window.sameDocument")).isEqualTo("true");
        }
    }

    private double subscriptions() {
        return meters.get("portal.feed.subscriptions").gauge().value();
    }
}
