package com.cinemataztic.incidents.tickets.ui.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cinemataztic.incidents.identity.AccountDesk;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.support.Chromium;
import com.cinemataztic.incidents.support.Evening;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.board.LiveBoard;
import com.cinemataztic.incidents.tickets.desk.TicketDesk;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;

/** A shift of an operator without a mouse. */
@PortalTest
@DirtiesContext
@Import(Evening.class)
@Tag("browser")
class ShiftBrowserTests {

    private static final Actor ADMIN = new Actor("admin", Role.ADMIN, Set.of());
    private static final Duration A_MINUTE = Duration.ofMinutes(1);
    private static final int MOST_TABS = 20;

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
    void evening() {
        accounts.add(ADMIN, "olga", "a password of olga", Role.OPERATOR, Set.of());
        desk.report(evening.failures(), false);
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
            await().atMost(A_MINUTE).until(() -> !shown(window).equals(first));
            press(window, "k");
            await().atMost(A_MINUTE).until(() -> shown(window).equals(first));
            press(window, "t");
            await().atMost(A_MINUTE).until(() -> now(first).state() == State.INPROGRESS);
            window.awaitText("In progress, you");
            window.screenshot("journey-desk-taken");
            press(window, "?");
            window.awaitText("Single keys are on");
            window.screenshot("journey-desk-keys");
            press(window, "t");
            window.script("document.querySelector('vaadin-dialog[opened]').opened = false");
            await().atMost(A_MINUTE)
                    .until(() -> "0"
                            .equals(window.script("return document.querySelectorAll('vaadin-dialog[opened]').length")));
            press(window, "r");
            await().atMost(A_MINUTE).until(() -> now(first).state() == State.OPEN);

            window.await("[data-shortcut=take]:not([hidden])");
            press(window, "t");
            await().atMost(A_MINUTE).until(() -> now(first).state() == State.INPROGRESS);
            window.awaitText("In progress, you");
            press(window, "c");
            window.awaitText("Close " + first);
            tabTo(window, "vaadin-text-area");
            type(window, "changed the cable");
            tabTo(window, "vaadin-button[theme~=primary]");
            window.screenshot("journey-desk-close");
            type(window, Keys.ENTER);
            await().atMost(A_MINUTE).until(() -> now(first).state() == State.CLOSED);
            window.await("[data-shortcut=undo]:not([hidden])");
            press(window, "u");
            await().atMost(A_MINUTE).until(() -> now(first).state() == State.INPROGRESS);
            assertThat(now(first).assignee()).isEqualTo("olga");
        }
    }

    /** Presses Tab until the focus is in such an element, as somebody without a mouse does. */
    private static void tabTo(Chromium window, String css) {
        for (int press = 0; press < MOST_TABS; press++) {
            if (window.script("return document.activeElement.closest(arguments[0]) !== null", css)
                    .equals("true")) {
                return;
            }
            type(window, Keys.TAB);
        }
        throw new AssertionError("Tab never led to " + css);
    }

    private static void type(Chromium window, CharSequence keys) {
        window.focused().sendKeys(keys);
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

    private Chromium window() {
        return new Chromium("http://127.0.0.1:" + port, false).signIn("olga", "a password of olga");
    }
}
