package com.cinemataztic.incidents.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.support.Chromium;
import com.cinemataztic.incidents.support.Evening;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.Transition;
import com.cinemataztic.incidents.tickets.board.LiveBoard;
import com.cinemataztic.incidents.tickets.desk.TicketDesk;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** The frame of every page, on a desk and on a phone, and what a tab shows. Pictures in target/screenshots. */
@PortalTest
@DirtiesContext
@Import(Evening.class)
@TestPropertySource(properties = "portal.alerts.ask-every=500ms")
@Tag("browser")
class FrameBrowserTests {

    @LocalServerPort
    int port;

    @Autowired
    Evening evening;

    @Autowired
    TicketDesk desk;

    @Autowired
    LiveBoard board;

    @BeforeEach
    void evening() throws Exception {
        Watchdog.beat(port);
        desk.report(evening.failures(), false);
    }

    @Test
    void onAPhoneTheWholeNavigationIsInADrawer() {
        for (var dark : List.of(false, true)) {
            try (var window = signedIn(dark)) {
                var pages = window.script("return document.querySelectorAll('.side-nav a').length");
                assertThat(Integer.parseInt(pages)).isGreaterThan(10);
                window.resize(390, 844);
                await().until(() -> window.script(
                                "return document.querySelector('vaadin-app-layout').hasAttribute('overlay')")
                        .equals("true"));
                window.script("document.querySelector('.phone-nav vaadin-drawer-toggle').click()");
                await().until(() -> window.script("return document.querySelector('vaadin-app-layout').drawerOpened")
                        .equals("true"));
                window.awaitText("Contacts");
                window.screenshot("frame-phone-drawer" + (dark ? "-dark" : ""));
            }
        }
    }

    @Test
    void theTabShowsHowManyTicketsWaitAndWhenThePageIsNotLive() {
        try (var window = signedIn(false)) {
            var open = Integer.parseInt(
                    window.script("return document.querySelector('live-status').getAttribute('count')"));
            assertThat(open).isGreaterThan(1);
            await().untilAsserted(() -> assertThat(window.script("return document.title"))
                    .startsWith("(" + open + " ▲) ")
                    .contains("Queue"));
            assertThat(icon(window)).startsWith("data:image/svg+xml,").contains("b3261e");
            take();
            await().untilAsserted(() ->
                    assertThat(window.script("return document.title")).startsWith("(" + (open - 1) + " "));
            window.offline(true);
            await().until(() -> window.text().contains("No contact with the portal"));
            assertThat(window.script("return document.title")).startsWith("(?) ");
            assertThat(icon(window)).contains("5f6368");
            assertThat(window.script("return document.querySelector('live-status [role=status]').textContent"))
                    .contains("No contact");
            assertThat(window.script("const bar = document.querySelector('live-status').getBoundingClientRect();"
                            + "return bar.width > 1100 && bar.height > 30"))
                    .isEqualTo("true");
            window.screenshot("frame-lost");
            window.offline(false);
            // The browser tries again after seconds, and the next beat comes after more.
            await().until(() -> !window.text().contains("No contact with the portal"));
            assertThat(window.script("return document.title")).startsWith("(" + (open - 1) + " ");
            window.awaitText("Live again");
        }
    }

    private void take() {
        var row = board.snapshot().rows().values().stream()
                .filter(it -> it.state().live() && it.assignee() == null)
                .min(Comparator.comparing(TicketRow::severity))
                .orElseThrow();
        desk.apply(row.id(), row.version(), new Transition.Take(), Actor.SYSTEM);
    }

    private static String icon(Chromium window) {
        return window.script("return document.querySelector('link[rel=icon]').getAttribute('href')");
    }

    private Chromium signedIn(boolean dark) {
        return new Chromium("http://127.0.0.1:" + port, dark).signIn("admin", PortalTest.ADMIN_PASSWORD);
    }
}
