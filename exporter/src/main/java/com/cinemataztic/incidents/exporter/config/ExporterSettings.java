package com.cinemataztic.incidents.exporter.config;

import java.util.Map;

/**
 * Everything that can be set from outside.
 *
 * @param host address to listen on
 * @param port port to listen on; 0 takes a free one
 * @param cineCloud how the vendor's API is reached
 */
public record ExporterSettings(String host, int port, CineCloudSettings cineCloud) {

    /**
     * Reads the settings from environment variables.
     *
     * @throws SettingsRefused if a key is missing or cannot be used
     */
    public static ExporterSettings from(Map<String, String> environment) {
        Environment env = new Environment(environment);
        return new ExporterSettings(
                env.text("EXPORTER_HOST").orElse("127.0.0.1"),
                env.number("EXPORTER_PORT", 9991, 0, 65535),
                CineCloudSettings.from(env));
    }
}
