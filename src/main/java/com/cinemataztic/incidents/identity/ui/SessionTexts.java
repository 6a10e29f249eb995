package com.cinemataztic.incidents.identity.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.identity.sessions.Browser;

/** The words of the lists of sessions. */
final class SessionTexts {

    private SessionTexts() {}

    /** @return the browser and the device in plain words, from what the browser says of itself */
    static String browser(String agent) {
        var browser = Browser.of(agent);
        if (browser.name().isEmpty()) {
            return text("sessions.browser.unknown");
        }
        return browser.device().isEmpty() ? browser.name() : text("sessions.browser", browser.name(), browser.device());
    }
}
