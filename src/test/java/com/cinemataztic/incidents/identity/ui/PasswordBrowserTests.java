package com.cinemataztic.incidents.identity.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.identity.AccountDesk;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.support.BrowserSession;
import com.cinemataztic.incidents.support.Chromium;
import com.cinemataztic.incidents.support.PortalTest;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Signing in and changing one's password in a real browser, with its form, its cookies and its push. */
@PortalTest
@Tag("browser")
class PasswordBrowserTests {

    private static final String PASSWORD = "a good password";
    private static final String NEW = "a better password";

    @LocalServerPort
    int port;

    @Autowired
    AccountDesk accounts;

    @Test
    void aNewPasswordEndsTheOtherSessionsAndTheirPages() {
        accounts.add(Actor.SYSTEM, "maja", PASSWORD, Role.OPERATOR, Set.of());
        try (var desk = window(false);
                var forgotten = window(false)) {
            desk.signIn("maja", PASSWORD);
            forgotten.signIn("maja", PASSWORD);
            desk.script("document.querySelector('.person-menu vaadin-menu-bar-button').click()");
            desk.awaitText("Change password");
            desk.screenshot("user-menu");
            desk.open("password");
            desk.await("vaadin-password-field");
            fill(desk, PASSWORD, NEW, NEW);
            desk.awaitText("Password changed. Your other sessions are signed out.");
            desk.open("");
            desk.await(".queue-view");
            // Should the page not have left by itself, it does at the next thing that somebody does in it.
            forgotten.script("const field = document.querySelector('vaadin-text-field');"
                    + "if (field) { field.value = 'x'; field.dispatchEvent(new Event('change')); }");
            forgotten.await("vaadin-login-form");
        }
        var browser = new BrowserSession(port);
        assertThat(browser.tryLogin("maja", PASSWORD)).contains("error");
        assertThat(browser.tryLogin("maja", NEW)).doesNotContain("error");
    }

    @Test
    void picturesOfTheFormsAndWhatTheySay() {
        accounts.add(Actor.SYSTEM, "nora", PASSWORD, Role.VIEWER, Set.of());
        for (var dark : List.of(false, true)) {
            var suffix = dark ? "-dark" : "";
            try (var window = window(dark)) {
                for (var error : List.of("credentials", "throttled", "store", "expired")) {
                    window.open("login?error=" + error);
                    window.await("vaadin-login-form");
                    window.awaitText("No cinema screen");
                    window.screenshot("login-" + error + suffix);
                }
                window.signIn("nora", PASSWORD);
                window.open("password");
                window.await("vaadin-password-field");
                fill(window, "wrong", NEW, "another password");
                window.awaitText("The new passwords do not match.");
                window.screenshot("password" + suffix);
                window.resize(390, 844);
                window.screenshot("phone-password" + suffix);
            }
        }
    }

    private Chromium window(boolean dark) {
        return new Chromium("http://127.0.0.1:" + port, dark);
    }

    private static void fill(Chromium window, String... values) {
        for (int i = 0; i < values.length; i++) {
            window.script(
                    "const field = document.querySelectorAll('vaadin-password-field')[arguments[0]];"
                            + "field.value = arguments[1]; field.dispatchEvent(new Event('change'));",
                    i,
                    values[i]);
        }
        window.click("Change password");
    }
}
