package com.cinemataztic.incidents.identity.web;

import static com.cinemataztic.incidents.identity.web.ProxyClient.CONTEXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cinemataztic.incidents.support.Chromium;
import com.cinemataztic.incidents.support.PortalTest;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** Pages of single sign-on in a real browser: they open without a form, and end when the person signs out anywhere. */
@PortalTest
@Tag("browser")
@TestPropertySource(
        properties = {
            "PORTAL_SSO_SECRET=" + ProxyClient.TOKEN,
            "server.servlet.context-path=" + CONTEXT,
            "vaadin.heartbeatInterval=3"
        })
@DirtiesContext
class SingleSignOnBrowserTests {

    @LocalServerPort
    int port;

    private SignOnProxy proxy;
    private final String subject = UUID.randomUUID().toString();

    @BeforeEach
    void aProxy() {
        proxy = new SignOnProxy(port);
        proxy.signIn(subject, "olav", "portal-operators");
    }

    @AfterEach
    void close() {
        proxy.close();
    }

    @Test
    void aPageOpensWithoutAFormAndItsMenuOffersNoPassword() {
        try (var window = window()) {
            window.open("");
            window.await(".queue-view");
            window.awaitText("olav");
            window.script("document.querySelector('.person-menu vaadin-menu-bar-button').click()");
            window.awaitText("Sign out");
            assertThat(window.text()).doesNotContain("Change password");
            window.open("password");
            window.awaitText("The identity provider decides on role, regions and password of this account.");
        }
    }

    @Test
    void aPageEndsAtTheNextHeartbeatWhenThePersonSignedOutElsewhere() {
        try (var window = window()) {
            window.open("machines");
            window.await(".person-menu");
            proxy.signOut();
            window.awaitText("You are signed out.");
            window.screenshot("sso-signed-out");
            assertThat(window.script("return location.protocol")).isEqualTo("blob:");
            assertThat(window.script("return document.querySelectorAll('body *').length"))
                    .isEqualTo("2");
            proxy.signIn(subject, "olav", "portal-operators");
            window.script("document.querySelector('a').click()");
            window.await(".person-menu");
            assertThat(window.script("return location.pathname")).isEqualTo(CONTEXT + "/machines");
        }
    }

    @Test
    void aPageEndsWhenThePersonGoesOnInItAfterSigningOutElsewhere() {
        try (var window = window()) {
            window.open("machines");
            window.await(".person-menu");
            proxy.signOut();
            window.script("document.querySelector('a[href=\"on-call\"]').click()");
            window.awaitText("You are signed out.");
        }
    }

    @Test
    void aPageStaysWhileTheProxyIsAway() {
        try (var window = window()) {
            window.open("machines");
            window.await(".person-menu");
            window.offline(true);
            window.awaitText("No contact with the portal");
            window.offline(false);
            window.awaitNoText("No contact with the portal");
            assertThat(window.script("return location.pathname")).isEqualTo(CONTEXT + "/machines");
        }
    }

    @Test
    void signingOutEndsEveryTabOfTheBrowserAtOnceAndLeadsToTheProxy() {
        try (var window = window()) {
            window.open("machines");
            window.await(".person-menu");
            window.script("window.tab = window.open('machines')");
            await().until(() -> "true".equals(inTab(window, "document.querySelector('.person-menu') !== null")));
            await().until(() -> proxy.webSockets() == 2);
            inTab(window, "document.querySelector('.person-menu vaadin-menu-bar-button').click()");
            await().until(() -> inTab(window, "document.body.innerText").contains("Sign out"));
            inTab(
                    window,
                    "[...document.querySelectorAll('vaadin-menu-bar-item')]"
                            + ".find((item) => item.textContent === 'Sign out').click()");
            // Sooner than by the pages' heartbeat of 30 s.
            await().atMost(Duration.ofSeconds(20)).until(() -> proxy.webSockets() == 0);
            await().until(() -> !proxy.isSignedIn());
            // Its push, its heartbeat or its reload finds out first.
            await().until(() -> window.text().matches("(?s)You are signed out.*|The proxy .*"));
        }
    }

    private static String inTab(Chromium window, String script) {
        return window.script("return window.tab.eval(arguments[0])", script);
    }

    @Test
    void lostGroupsEndThePageAndTheNextOneHasTheRightsOfNow() {
        proxy.signIn(subject, "olav", "portal-admins");
        try (var window = window()) {
            window.open("admin/accounts");
            window.awaitText("Add an account");
            proxy.signIn(subject, "olav", "portal-viewers");
            window.awaitNoText("Add an account");
            window.await(".person-menu");
            proxy.signIn(subject, "olav", "staff");
            window.awaitText("None of your groups gives you a role in the Incidents Portal");
        }
    }

    private Chromium window() {
        return new Chromium("http://127.0.0.1:" + proxy.port() + CONTEXT, false);
    }
}
