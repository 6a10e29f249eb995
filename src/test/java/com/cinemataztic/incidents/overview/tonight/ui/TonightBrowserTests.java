package com.cinemataztic.incidents.overview.tonight.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.platform.text.Explanation;
import com.cinemataztic.incidents.support.Chromium;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.tickets.desk.TicketDesk;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;

/** The page Ready for tonight in a real browser; pictures go to target/screenshots. */
@PortalTest
@DirtiesContext
@Import(TonightFleet.class)
@Tag("browser")
class TonightBrowserTests {

    @LocalServerPort
    int port;

    @Autowired
    TonightFleet fleet;

    @Autowired
    TicketDesk tickets;

    @BeforeEach
    void aBrokenScreen() {
        tickets.report(List.of(TonightViewTests.offline("dk-014", "s1")), false);
    }

    @Test
    void thePageFitsAWideWindowAndAPhoneInEveryColour() {
        for (var dark : List.of(false, true)) {
            var suffix = dark ? "-dark" : "";
            try (var window = new Chromium("http://127.0.0.1:" + port, dark)) {
                window.resize(1360, 900);
                window.signIn("admin", PortalTest.ADMIN_PASSWORD);
                window.open("tonight");
                window.awaitText("no fresh data");
                window.awaitText("is ready");
                assertFits(window);
                window.screenshot("tonight" + suffix);
                window.resize(390, 844);
                window.awaitText("no fresh data");
                assertFits(window);
                window.screenshot("tonight-phone" + suffix);
                fleet.blind = Explanation.of("reason.prometheus-silent");
                window.open("tonight?region=denmark");
                window.awaitText("No screen counts as ready.");
                assertFits(window);
                window.screenshot("tonight-blind-phone" + suffix);
                fleet.blind = Explanation.NONE;
            }
        }
    }

    @Test
    void theDailyMailIsSetInADialog() {
        try (var window = new Chromium("http://127.0.0.1:" + port, false)) {
            window.resize(1360, 900);
            window.signIn("admin", PortalTest.ADMIN_PASSWORD);
            window.open("tonight?region=denmark");
            window.awaitText("Not mailed.");
            window.script("[...document.querySelectorAll('.tonight-mail vaadin-button')][0].click()");
            window.awaitText("Further addresses");
            window.screenshot("tonight-mail");
        }
    }

    private static void assertFits(Chromium window) {
        assertThat(window.script("return document.documentElement.scrollWidth <= window.innerWidth"))
                .isEqualTo("true");
    }
}
