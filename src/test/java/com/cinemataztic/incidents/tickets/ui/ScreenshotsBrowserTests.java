package com.cinemataztic.incidents.tickets.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.identity.AccountDesk;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.support.Chromium;
import com.cinemataztic.incidents.support.Evening;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.Transition;
import com.cinemataztic.incidents.tickets.board.LiveBoard;
import com.cinemataztic.incidents.tickets.desk.Outcome;
import com.cinemataztic.incidents.tickets.desk.TicketDesk;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** The pictures of the README, made from the scenario {@link Evening} into target/screenshots. */
@PortalTest
@DirtiesContext
@Import(Evening.class)
@TestPropertySource(properties = "portal.alerts.ask-every=500ms")
@Tag("browser")
class ScreenshotsBrowserTests {

    private static final Actor MAJA = new Actor("maja", Role.OPERATOR, Set.of());
    private static final String WATCHDOG = """
            {"version": "4", "alerts": [{"status": "firing", "labels": {"alertname": "Watchdog"},
             "startsAt": "2026-11-23T12:00:00Z", "endsAt": "0001-01-01T00:00:00Z", "fingerprint": "448881ef475b9b26"}]}""";

    @LocalServerPort
    int port;

    @Autowired
    Evening evening;

    @Autowired
    TicketDesk desk;

    @Autowired
    LiveBoard board;

    @Autowired
    AccountDesk accounts;

    @BeforeEach
    void evening() throws Exception {
        accounts.add(new Actor("admin", Role.ADMIN, Set.of()), "maja", "a password of maja", Role.OPERATOR, Set.of());
        beat();
        desk.report(evening.failures(), false);
        desk.report(List.of(evening.repaired()), false);
        var row = row("dk-014/s5");
        assertThat(desk.apply(row.id(), row.version(), new Transition.Take(), MAJA))
                .isInstanceOf(Outcome.Done.class);
    }

    @Test
    void picturesOfAnEvening() {
        var ticket = row("dk-014/s3");
        for (var dark : List.of(false, true)) {
            var suffix = dark ? "-dark" : "";
            try (var window = new Chromium("http://127.0.0.1:" + port, dark)) {
                window.resize(1360, 760);
                window.open("");
                window.await("vaadin-login-form");
                window.screenshot("login" + suffix);
                window.signIn("maja", "a password of maja");
                window.awaitText("missing now");
                window.awaitText("Live.");
                assertThat(window.text()).contains("Ærø Bio", "Auckland Waitematā Cinema", "Host down");
                window.screenshot("queue" + suffix);
                window.open("tickets/" + ticket.id());
                window.awaitText("Timeline");
                window.screenshot("ticket" + suffix);
                window.click("Close…");
                window.awaitText("Close and snooze");
                window.screenshot("close" + suffix);
                window.resize(390, 844);
                window.open("");
                window.awaitText("missing now");
                window.screenshot("phone-queue" + suffix);
                window.open("tickets/" + ticket.id());
                window.awaitText("Timeline");
                window.screenshot("phone-ticket" + suffix);
            }
        }
    }

    private TicketRow row(String subject) {
        return board.snapshot().rows().values().stream()
                .filter(row -> row.key().value().endsWith(subject))
                .findFirst()
                .orElseThrow();
    }

    private void beat() throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/alertmanager/webhook"))
                    .header("Authorization", "Bearer " + PortalTest.WEBHOOK_TOKEN)
                    .POST(HttpRequest.BodyPublishers.ofString(WATCHDOG))
                    .build();
            assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                    .isEqualTo(200);
        }
    }
}
