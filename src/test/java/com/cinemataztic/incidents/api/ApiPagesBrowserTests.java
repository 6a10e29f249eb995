package com.cinemataztic.incidents.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.support.Chromium;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.board.LiveBoard;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** In a real browser: the page that describes the API, and pages that show hostile texts. */
@PortalTest
@Tag("browser")
class ApiPagesBrowserTests {

    private final Chromium browser;

    @LocalServerPort
    int port;

    @Autowired
    LiveBoard board;

    ApiPagesBrowserTests(@LocalServerPort int port) {
        this.browser = new Chromium("http://127.0.0.1:" + port, false);
    }

    @BeforeEach
    void signIn() {
        browser.signIn("admin", PortalTest.ADMIN_PASSWORD);
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void theDescriptionIsShownUnderThePolicyOfThePortal() {
        browser.open("swagger-ui/index.html");
        browser.awaitText("Incidents Portal");
        browser.awaitText("/api/tickets/{id}/timeline");
        browser.awaitText("Tickets, page by page");
    }

    @Test
    void hostileTextsAreShownAndDoNothing() throws Exception {
        assertThat(HostileTexts.send(port)).isEqualTo(200);
        browser.open("");
        browser.awaitText("<img src=x onerror");
        browser.awaitText("{{constructor.constructor");
        for (var row :
                board.snapshot().rows().values().stream().map(TicketRow::id).toList()) {
            browser.open("tickets/" + row);
            browser.awaitText(row.value());
        }
        assertThat(browser.script("return String(window.hostile)")).isEqualTo("undefined");
        assertThat(browser.text()).doesNotContain("1337");
    }
}
