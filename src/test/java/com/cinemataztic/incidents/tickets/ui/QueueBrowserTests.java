package com.cinemataztic.incidents.tickets.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.support.Chromium;
import com.cinemataztic.incidents.support.Given;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.tickets.TicketDesk;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@PortalTest
@Tag("browser")
class QueueBrowserTests {

    @LocalServerPort
    int port;

    @Autowired
    TicketDesk desk;

    @Test
    void aTicketAppearsInAnOpenBrowserWithoutAReload() {
        try (var window = new Chromium("http://127.0.0.1:" + port, false)) {
            window.open("");
            window.await("vaadin-login-form");
            window.screenshot("login");
            window.signIn("admin", PortalTest.ADMIN_PASSWORD);
            window.awaitText("Nothing to do here");
            window.screenshot("queue-empty");
            desk.report(List.of(Given.offline("s1").fires()), false);
            window.awaitText("DK-1");
            window.screenshot("queue-one");
            window.click("Take it");
            window.awaitText("In progress");
            window.open("?ticket=DK-1");
            window.awaitText("What happened");
            window.screenshot("ticket");
            assertThat(window.text()).contains("Taken");
        }
    }
}
