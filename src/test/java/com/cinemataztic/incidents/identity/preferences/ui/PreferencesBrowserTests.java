package com.cinemataztic.incidents.identity.preferences.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.identity.AccountDesk;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.identity.preferences.CommonPreferences;
import com.cinemataztic.incidents.identity.preferences.CommonPreferences.Scheme;
import com.cinemataztic.incidents.identity.preferences.Preferences;
import com.cinemataztic.incidents.support.BrowserSession;
import com.cinemataztic.incidents.support.Chromium;
import com.cinemataztic.incidents.support.PortalTest;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Preferences in a real browser: colours before the first paint, and Danish on every part. */
@PortalTest
@Tag("browser")
class PreferencesBrowserTests {

    private static final String PASSWORD = "a good password";
    private static final Actor MAJA = new Actor("maja", Role.OPERATOR, Set.of());

    @LocalServerPort
    int port;

    @Autowired
    AccountDesk accounts;

    @Autowired
    Preferences preferences;

    @Test
    void thePageComesInTheChosenColoursAndLanguage() {
        accounts.add(Actor.SYSTEM, "maja", PASSWORD, Role.OPERATOR, Set.of());
        var browser = new BrowserSession(port).login("maja", PASSWORD);
        assertThat(browser.get("/").body()).doesNotContain("color-scheme: dark");

        preferences.set(MAJA, CommonPreferences.SCHEME, Scheme.DARK);
        preferences.set(MAJA, CommonPreferences.LANGUAGE, Optional.of(Locale.of("da")));
        assertThat(browser.get("/").body())
                .containsPattern("<html[^>]*lang=\"da\"[^>]*")
                .containsPattern("<html[^>]*style=\"color-scheme: dark\"[^>]*");

        try (var window = new Chromium("http://127.0.0.1:" + port, false)) {
            window.signIn("maja", PASSWORD);
            window.awaitText("Ingen sager. Nye dukker op af sig selv.");
            assertThat(window.script("return document.documentElement.lang")).isEqualTo("da");
            assertThat(window.script("return getComputedStyle(document.documentElement).colorScheme"))
                    .isEqualTo("dark");
            window.open("preferences");
            window.awaitText("De følger dig til alle browsere");
            window.screenshot("preferences-da-dark");
            window.script("""
                    const select = document.querySelector('vaadin-select');
                    const item = [...select.querySelectorAll('vaadin-select-item')]
                        .find(each => each.textContent.includes('English'));
                    select.value = item.value;
                    """);
            window.awaitText("They follow you to every browser");
            window.resize(390, 844);
            window.screenshot("phone-preferences");
        }
        assertThat(preferences.of(MAJA).get(CommonPreferences.LANGUAGE)).contains(Locale.UK);
    }
}
