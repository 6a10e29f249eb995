package com.cinemataztic.incidents.tickets.ui.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cinemataztic.incidents.fleet.CinemaCard;
import com.cinemataztic.incidents.fleet.CinemaDesk;
import com.cinemataztic.incidents.identity.AccountDesk;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.support.Chromium;
import com.cinemataztic.incidents.support.Evening;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TicketLinks;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.board.LiveBoard;
import com.cinemataztic.incidents.tickets.desk.TicketDesk;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;

/** Two journeys of an operator: a night call on a phone, and a shift without a mouse. */
@PortalTest
@DirtiesContext
@Import(Evening.class)
@Tag("browser")
class ShiftBrowserTests {

    private static final Actor ADMIN = new Actor("admin", Role.ADMIN, Set.of());

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

    @Autowired
    CinemaDesk cinemas;

    @BeforeEach
    void evening() {
        accounts.add(ADMIN, "olga", "a password of olga", Role.OPERATOR, Set.of());
        desk.report(evening.failures(), false);
        cinemas.write(ADMIN, cinemas.card("dk-014"), new CinemaCard("dk-014", "+45 62 52 11 90", "da", ""));
    }

    @Test
    void aNightCallOnAPhoneIsTakenAndCalledInTwoTaps() {
        var row = row("dk-014/s3");
        try (var phone = window()) {
            phone.resize(390, 844);
            phone.open(TicketLinks.of(row.id()));
            phone.awaitText("Timeline");
            assertThat(inReach(phone, "vaadin-button[data-shortcut=take]")).isTrue();
            phone.screenshot("journey-phone-open");
            phone.tap("vaadin-button[data-shortcut=take]");
            await().until(() -> now(row.id()).state() == State.INPROGRESS);
            phone.await(".ticket-call[data-primary]");

            assertThat(inReach(phone, ".ticket-call")).isTrue();
            assertThat(phone.await(".ticket-call").getDomAttribute("href")).isEqualTo("tel:+4562521190");
            phone.screenshot("journey-phone-taken");
        }
    }

    /** Whether a thumb reaches it: it is in the lower third of the screen, and large enough. */
    private static boolean inReach(Chromium phone, String css) {
        return Boolean.parseBoolean(phone.script(
                "const box = document.querySelector(arguments[0]).getBoundingClientRect();"
                        + "return box.top > innerHeight * 2 / 3 && box.bottom <= innerHeight && box.height >= 44;",
                css));
    }

    @Test
    void aShiftNeedsNoMouse() {
        try (var window = window()) {
            window.resize(1440, 900);
            window.open("");
            window.await("keyboard-shortcuts");
            window.awaitText("Machine offline");
            press(window, "j");
            window.await(".ticket-panel");
            var first = shown(window);
            press(window, "j");
            await().until(() -> !shown(window).equals(first));
            press(window, "k");
            await().until(() -> shown(window).equals(first));
            press(window, "t");
            await().until(() -> now(first).state() == State.INPROGRESS);
            window.awaitText("In progress, you");
            window.screenshot("journey-desk-taken");
            press(window, "?");
            window.awaitText("Single keys are on");
            window.screenshot("journey-desk-keys");
            press(window, "t");
            window.script("document.querySelector('vaadin-dialog[opened]').opened = false");
            await().until(() ->
                    "0".equals(window.script("return document.querySelectorAll('vaadin-dialog[opened]').length")));
            press(window, "r");
            await().until(() -> now(first).state() == State.OPEN);
        }
    }

    private static void press(Chromium window, String key) {
        window.await("body").sendKeys(key);
    }

    private static TicketId shown(Chromium window) {
        return new TicketId(window.script("return document.querySelector('.ticket-id').textContent"));
    }

    private TicketRow now(TicketId id) {
        return board.row(id).orElseThrow();
    }

    private TicketRow row(String subject) {
        return board.snapshot().rows().values().stream()
                .filter(row -> row.key().value().endsWith(subject))
                .findFirst()
                .orElseThrow();
    }

    private Chromium window() {
        return new Chromium("http://127.0.0.1:" + port, false).signIn("olga", "a password of olga");
    }
}
