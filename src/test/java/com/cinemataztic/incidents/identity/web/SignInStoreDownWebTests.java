package com.cinemataztic.incidents.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.embeddedmongo.EmbeddedServer;
import com.cinemataztic.incidents.support.BrowserSession;
import com.cinemataztic.incidents.support.PortalTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

@PortalTest
@DirtiesContext
@TestPropertySource(properties = "portal.store.uri=") // only the embedded server is ours to stop
@Timeout(300)
class SignInStoreDownWebTests {

    @Test
    void aStoreThatDoesNotAnswerIsNoWrongPassword(@LocalServerPort int port, @Autowired EmbeddedServer server) {
        var browser = new BrowserSession(port);
        var token = browser.csrfToken("/login");
        server.close();
        assertThat(browser.postLogin("admin", PortalTest.ADMIN_PASSWORD, token)).isEqualTo("/login?error=store");
        assertThat(browser.get("/login?error=store").statusCode()).isEqualTo(200);
    }
}
