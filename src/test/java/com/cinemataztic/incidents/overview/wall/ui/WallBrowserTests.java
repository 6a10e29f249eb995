package com.cinemataztic.incidents.overview.wall.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cinemataztic.incidents.identity.AccountDesk;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.maintenance.MaintenanceDesk;
import com.cinemataztic.incidents.maintenance.Scope;
import com.cinemataztic.incidents.overview.wall.WholeFleet;
import com.cinemataztic.incidents.support.Axe;
import com.cinemataztic.incidents.support.Chromium;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.Signal;
import com.cinemataztic.incidents.tickets.Transition;
import com.cinemataztic.incidents.tickets.board.LiveBoard;
import com.cinemataztic.incidents.tickets.desk.Outcome;
import com.cinemataztic.incidents.tickets.desk.TicketDesk;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** The wall in a real browser: it is never green without proof, and it changes without a reload. */
@PortalTest
@DirtiesContext
@Import(WholeFleet.class)
@TestPropertySource(properties = {"portal.alerts.ask-every=500ms", "portal.fleet.read-every=5s"})
@Tag("browser")
class WallBrowserTests {

    private static final String WATCHDOG = """
            {"version": "4", "alerts": [{"status": "firing", "labels": {"alertname": "Watchdog"},
             "startsAt": "2026-11-23T12:00:00Z", "endsAt": "0001-01-01T00:00:00Z", "fingerprint": "448881ef475b9b26"}]}""";

    @LocalServerPort
    int port;

    @Autowired
    TicketDesk desk;

    @Autowired
    AccountDesk accounts;

    @Autowired
    LiveBoard board;

    @Autowired
    MaintenanceDesk maintenance;

    @Test
    void allOfTheFleetIsInViewOnADesk() throws Exception {
        beat();
        try (var window = new Chromium("http://127.0.0.1:" + port, false)) {
            window.signIn("admin", PortalTest.ADMIN_PASSWORD);
            for (var path : List.of("wall", "wall?kiosk")) {
                for (var size : List.of(new int[] {1440, 900}, new int[] {1920, 1080})) {
                    window.resize(size[0], size[1]);
                    window.open(path);
                    window.await(".wall-cinema .wall-cell[data-state]");
                    await().untilAsserted(() -> assertThat(window.script("""
                                    const cells = [...document.querySelectorAll('.wall-cinema .wall-cell')].map((one) => one.getBoundingClientRect());
                                    const end = document.querySelector('.wall-ticker').getBoundingClientRect();
                                    const due = cells.filter((box) => box.width >= 22 && box.right <= innerWidth && box.bottom <= end.top);
                                    return due.length + ' ' + (end.bottom <= innerHeight);"""))
                            .as(path + " " + size[0])
                            .isEqualTo("700 true"));
                }
            }
        }
    }

    @Test
    void nothingIsGreenWhileBlindAndAScreenThatGoesDarkChangesAtOnce() throws Exception {
        accounts.add(new Actor("admin", Role.ADMIN, Set.of()), "vera", "a password of vera", Role.VIEWER, Set.of());
        try (var window = new Chromium("http://127.0.0.1:" + port, true)) {
            window.signIn("vera", "a password of vera");
            window.open("wall");
            window.await(".wall-cinema .wall-cell[data-state='unknown']");
            assertThat(count(window, "")).isEqualTo("700");
            assertThat(count(window, "[data-state='unknown']")).isEqualTo("700");

            beat();
            window.await(".wall-cinema .wall-cell[data-state='ok']");
            assertThat(count(window, "[data-state='ok']")).isEqualTo("699");
            window.script("globalThis.sameDocument = true");

            desk.report(List.of(offline("denmark-2", "s1")), false);
            var dark = window.await(".wall-cinema .wall-cell[data-state='critical']");
            assertThat(dark.getDomAttribute("aria-label"))
                    .contains("Sal 1: critical")
                    .contains("Machine offline");
            assertThat(dark.getDomAttribute("href")).contains("DK-");
            window.awaitText("DK-1 ");

            assertThat(window.script("return globalThis.sameDocument")).isEqualTo("true");
            walkByKeys(window);
            dark.click();
            window.await(".ticket-panel");
        }
    }

    /** Looked at, not compared: what the wall shows of a bad evening, and what people see who see fewer colours. */
    @Test
    void picturesOfABadEvening() throws Exception {
        accounts.add(new Actor("admin", Role.ADMIN, Set.of()), "olga", "a password of olga", Role.OPERATOR, Set.of());
        beat();
        var began = Instant.now().minusSeconds(600);
        var fires = new ArrayList<Signal>();
        for (int screen = 1; screen <= 5; screen++) {
            fires.add(WholeFleet.offline("new-zealand-2", "s" + screen, Severity.CRITICAL, began));
        }
        for (var place : List.of("denmark-3", "germany-4", "finland-2", "norway-5", "denmark-9", "spain-3")) {
            fires.add(WholeFleet.offline(place, "s2", Severity.CRITICAL, began));
            fires.add(WholeFleet.offline(place, "s3", Severity.WARNING, began));
        }
        for (var cinema : List.of("australia-2", "australia-4", "australia-6")) {
            fires.add(WholeFleet.offline(cinema, "s8", Severity.CRITICAL, began));
            fires.add(WholeFleet.offline(cinema, "s9", Severity.CRITICAL, began));
        }
        desk.report(fires, false);
        take("denmark-3", "s2");
        take("germany-4", "s3");
        var now = Instant.now();
        maintenance.plan(
                new Actor("olga", Role.OPERATOR, Set.of()),
                new Scope.OfScreen("india-2", "s1"),
                now,
                now.plusSeconds(7_200),
                "Projector is replaced");
        var ended = (Signal.Firing) WholeFleet.offline("spain-3", "s2", Severity.CRITICAL, began);
        desk.report(
                List.of(new Signal.Ended(ended.key(), ended.fingerprint(), ended.startsAt(), Instant.now())), false);
        for (var dark : List.of(true, false)) {
            var suffix = dark ? "-dark" : "";
            try (var window = new Chromium("http://127.0.0.1:" + port, dark)) {
                window.signIn("olga", "a password of olga");
                picture(window, 1440, 810, "wall", "wall" + suffix);
                // The frame's landmarks are none of the wall's business.
                assertThat(Axe.findings(window).lines().filter(finding -> !finding.startsWith("region:")))
                        .isEmpty();
                picture(window, 1440, 810, "wall?fill=show", "wall-shows" + suffix);
                picture(window, 1920, 1080, "wall?kiosk", "wall-kiosk" + suffix);
                for (var sight : List.of("protanopia", "deuteranopia", "tritanopia", "achromatopsia")) {
                    window.simulateSight(sight);
                    window.screenshot("wall-" + sight + suffix);
                }
                window.simulateSight("none");
                picture(window, 390, 844, "wall", "phone-wall" + suffix);
            }
        }
    }

    private void take(String cinema, String screen) {
        var row = board.snapshot().rows().values().stream()
                .filter(each -> each.state().live() && each.key().value().endsWith(cinema + "/" + screen))
                .findFirst()
                .orElseThrow();
        var olga = new Actor("olga", Role.OPERATOR, Set.of());
        assertThat(desk.apply(row.id(), row.version(), new Transition.Take(), olga))
                .isInstanceOf(Outcome.Done.class);
    }

    private static void picture(Chromium window, int width, int height, String path, String name) {
        window.resize(width, height);
        window.open(path);
        window.await(".wall-cinema .wall-cell[data-state='critical']");
        window.awaitText("New Zealand");
        window.screenshot(name);
    }

    private static void walkByKeys(Chromium window) {
        var script = """
            const cells = [...document.querySelectorAll('.wall-cinema .wall-cell')];
            cells.find((cell) => cell.tabIndex === 0).focus();
            const press = (key) => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true}));
            const at = () => cells.indexOf(document.activeElement);
            const seen = [at()];
            for (const key of ['ArrowRight', 'ArrowRight', 'ArrowLeft', 'End', 'Home', 'ArrowDown']) { press(key); seen.push(at()); }
            return seen.join() + ' ' + cells.filter((cell) => cell.tabIndex === 0).length;
            """;
        assertThat(window.script(script)).matches("0,1,2,1,699,0,[1-9]\\d* 1");
    }

    private static String count(Chromium window, String state) {
        return window.script(
                "return document.querySelectorAll('.wall-cinema .wall-cell' + arguments[0]).length", state);
    }

    private static Signal.Firing offline(String cinema, String screen) {
        return WholeFleet.offline(
                cinema, screen, Severity.CRITICAL, Instant.now().minusSeconds(60));
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
