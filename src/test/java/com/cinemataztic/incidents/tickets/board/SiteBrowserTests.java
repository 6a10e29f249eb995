package com.cinemataztic.incidents.tickets.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cinemataztic.incidents.identity.AccountDesk;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.support.Chromium;
import com.cinemataztic.incidents.support.Dark;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.support.SixScreens;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.desk.TicketDesk;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** A site's row in a real browser: opened by mouse, keyboard and finger, and taken with what stands under it. */
@PortalTest
@DirtiesContext
@Import(SixScreens.class)
@TestPropertySource(properties = "portal.tickets.sweep-every=200ms")
@Tag("browser")
class SiteBrowserTests {

    private static final String PASSWORD = "a password of ida";
    private static final String EXPANDER = "vaadin-grid-cell-content .expander";

    private final Instant began = Instant.now().minusSeconds(60);

    @LocalServerPort
    int port;

    @Autowired
    TicketDesk desk;

    @Autowired
    LiveBoard board;

    @Autowired
    AccountDesk accounts;

    @BeforeEach
    void account() {
        accounts.add(new Actor("admin", Role.ADMIN, Set.of()), "ida", PASSWORD, Role.OPERATOR, Set.of());
    }

    @Test
    void aSitesRowIsOpenedByMouseAndKeyboardAndStaysUnderTheMouseWhileTheQueueChanges() {
        var site = dark("c1").ticket();
        try (var window = window(false)) {
            window.open("?q=Bio+1+");
            window.awaitText("3 screens");
            assertThat(window.text()).doesNotContain("part of " + site.id());
            window.script("window.expander = document.querySelector(arguments[0])", EXPANDER);
            window.await(EXPANDER).click();
            window.awaitText("part of " + site.id());
            assertThat(window.script("return window.expander.getAttribute('aria-expanded')"))
                    .isEqualTo("true");
            assertThat(window.script("return location.pathname"))
                    .as("opening chooses nothing")
                    .doesNotContain("tickets/");
            fails("c1", "s4");
            window.awaitText("4 screens");
            assertThat(window.script(
                            "return window.expander.isConnected && window.expander"
                                    + " === document.querySelector(arguments[0])",
                            EXPANDER))
                    .as("the button is the one that was there before")
                    .isEqualTo("true");

            window.await(EXPANDER).sendKeys(Keys.ENTER);
            window.awaitNoText("part of " + site.id());
            window.await(EXPANDER).sendKeys(Keys.SPACE);
            window.awaitText("part of " + site.id());
            assertThat(window.script("return document.activeElement.className")).isEqualTo("expander");
        }
    }

    @Test
    void onAPhoneASitesRowIsOpenedByAFinger() {
        var site = dark("c6").ticket();
        try (var window = window(false)) {
            window.resize(390, 844);
            window.open("?q=" + site.id());
            window.awaitText("3 screens");
            window.tap(EXPANDER);
            window.awaitText("part of " + site.id());
            assertThat(window.script("""
                    const box = document.querySelector(arguments[0]).getBoundingClientRect();
                    const over = (x, y) => document.elementFromPoint(x, y);
                    return [...Array(36).keys()].flatMap((step) =>
                        [over(box.left + 4 + step, box.top + 22), over(box.left + 22, box.top + 4 + step)])
                        .filter((one) => one.className !== 'expander').map((one) => one.outerHTML.slice(0, 80)).join();""", EXPANDER))
                    .as("what else a finger hits there")
                    .isEmpty();
            assertThat(window.script("return location.pathname")).doesNotContain("tickets/");
        }
    }

    @Test
    void aSiteIsTakenWithItsScreensFromItsRow() {
        var site = dark("c2").ticket();
        try (var window = window(false)) {
            window.open("?q=" + site.id());
            window.click("Take");
            window.awaitText(site.id() + " is assigned to you. 3 screen tickets were updated too.");
            await().untilAsserted(() -> assertThat(
                            board.snapshot().siteOf("c2").orElseThrow().children())
                    .extracting(TicketRow::assignee)
                    .containsOnly("ida"));
        }
    }

    @Test
    void picturesOfASite() {
        var site = dark("c3").ticket();
        dark("c4");
        fails("c5", "s2");
        for (var dark : List.of(false, true)) {
            var suffix = dark ? "-dark" : "";
            try (var window = window(dark)) {
                window.resize(1360, 760);
                window.open("");
                window.awaitText("screens");
                window.screenshot("site-folded" + suffix);
                window.open("tickets/" + site.id());
                window.awaitText("3 screen tickets");
                open(window, site);
                window.screenshot("site-opened" + suffix);
                window.click("Close…");
                window.awaitText("Close them too");
                window.screenshot("site-close" + suffix);
                window.open("tickets/" + site.id());
                window.resize(390, 844);
                window.open("");
                window.awaitText("screens");
                open(window, site);
                window.screenshot("phone-site" + suffix);
                window.open("tickets/" + site.id());
                window.awaitText("3 screen tickets");
                window.screenshot("phone-site-ticket" + suffix);
            }
        }
    }

    private static void open(Chromium window, TicketRow site) {
        window.await(".expander[aria-label$='" + site.id() + "']").click();
        window.awaitText("part of " + site.id());
    }

    private Site dark(String cinema) {
        fails(cinema, "s1", "s2", "s3");
        await().until(() -> board.snapshot().siteOf(cinema).isPresent());
        return board.snapshot().siteOf(cinema).orElseThrow();
    }

    private void fails(String cinema, String... screens) {
        for (var screen : screens) {
            desk.report(List.of(Dark.screen(cinema, screen).since(began).fires()), false);
        }
    }

    private Chromium window(boolean dark) {
        return new Chromium("http://127.0.0.1:" + port, dark).signIn("ida", PASSWORD);
    }
}
