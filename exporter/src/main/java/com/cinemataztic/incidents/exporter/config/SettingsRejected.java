package com.cinemataztic.incidents.exporter.config;

/**
 * The configuration cannot be used. The message names the key and states what was expected. It never holds a secret.
 */
public final class SettingsRejected extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SettingsRejected(String key, String expected) {
        super(key + " " + expected);
    }
}
