package com.cinemataztic.incidents.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.support.Chromium;
import com.cinemataztic.incidents.support.Evening;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.tickets.Severity;
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

    @Test
    void aListBesideATicketKeepsItsButtonsInViewWithoutScrollingSideways() {
        try (var window = signedIn(false)) {
            window.resize(1440, 900);
            window.open("tickets/" + waiting().id());
            window.await(".ticket-panel");
            await().untilAsserted(() -> assertThat(window.script("""
                            const table = document.querySelector('.queue-grid').shadowRoot.querySelector('#table');
                            const edge = table.getBoundingClientRect().right;
                            const shown = [...document.querySelectorAll('.row-action, .queue-grid time-left')];
                            return table.scrollWidth <= table.clientWidth && shown.length > 4
                                && shown.every((one) => one.getBoundingClientRect().right <= edge);""")).isEqualTo("true"));
            assertThat(
                            window.script(
                                    "return getComputedStyle(document.querySelector('.ticket-panel .severity'), '::before').content"))
                    .as("a severity has the same sign as in the list")
                    .isEqualTo("\"▲\"");
            window.screenshot("frame-list-and-ticket");
        }
    }

    @Test
    void aMessageOnAPhoneCoversNoAction() {
        try (var window = signedIn(false)) {
            window.resize(390, 844);
            window.open("tickets/" + waiting().id());
            window.await(".ticket-actions vaadin-button");
            // The page looks itself, as the message may be gone before a test of a slow run looks.
            window.script("""
                    setInterval(() => {
                      const message = document.querySelector('vaadin-notification-card')?.getBoundingClientRect();
                      if (!message?.height) return;
                      const covered = [...document.querySelectorAll('.ticket-panel :is(vaadin-button, a, summary), .phone-nav > *')]
                          .map((action) => ({ action, box: action.getBoundingClientRect() }))
                          .find(({ box }) => box.height && box.bottom > message.top && box.top < message.bottom);
                      globalThis.covers = covered?.action.outerHTML ?? globalThis.covers ?? 'nothing';
                    }, 50);
                    [...document.querySelectorAll('.ticket-actions vaadin-button')]
                        .find((one) => one.textContent.trim() === 'Take').click()""");
            await().untilAsserted(() ->
                    assertThat(window.script("return globalThis.covers")).isEqualTo("nothing"));
            window.screenshot("frame-phone-message");
        }
    }

    @Test
    void aBarThatAppearsMovesThePageBelowItAtOnce() {
        try (var window = signedIn(false)) {
            for (var width : List.of(1440, 390)) {
                window.resize(width, 844);
                window.open("");
                await().until(() -> window.script("return document.querySelector('live-status')?.dataset.state")
                        .equals("fresh"));
                assertThat(window.script("""
                                const status = document.querySelector('live-status');
                                const part = (id) => document.querySelector('vaadin-app-layout').shadowRoot
                                    .querySelector(id).getBoundingClientRect();
                                const before = part('#navbarTop').bottom;
                                status.setAttribute('blind', 'Prometheus has not answered since {0}.');
                                const moved = part('#navbarTop').bottom > before + 20
                                    && part('[part~=content]').top >= part('#navbarTop').bottom - 1;
                                status.setAttribute('blind', '');
                                return moved;""")).as(width + " pixels").isEqualTo("true");
            }
        }
    }

    @Test
    void aWindowThatTurnsWithoutContactFollowsAndIsLiveAgain() {
        try (var window = signedIn(false)) {
            window.await(".queue-grid .place");
            window.offline(true);
            window.await("live-status[data-state=lost]");
            window.resize(390, 844);
            await().until(() ->
                    window.script("return Vaadin.connectionState.state").equals("reconnecting"));
            window.offline(false);
            await().until(() -> window.script("return document.querySelector('live-status').dataset.state !== 'lost'"
                            + " && document.querySelector('.queue-card') !== null")
                    .equals("true"));
        }
    }

    private TicketRow waiting() {
        return board.snapshot().rows().values().stream()
                .filter(it -> it.state().live() && it.assignee() == null && it.severity() == Severity.CRITICAL)
                .findFirst()
                .orElseThrow();
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
