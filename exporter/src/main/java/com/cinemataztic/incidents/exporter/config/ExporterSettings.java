package com.cinemataztic.incidents.exporter.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * All settings.
 *
 * @param host address to listen on
 * @param port port to listen on; 0 picks a free one
 * @param cineCloud how to reach the vendor's API
 */
public record ExporterSettings(String host, int port, CineCloudSettings cineCloud) {

    /** The key that names the configuration file; in the environment only. */
    public static final String FILE_KEY = "EXPORTER_CONFIG_FILE";

    private static final Set<String> SECRET_KEYS = Set.of("CINE_CLOUD_TOKEN");
    private static final Set<String> KEYS = new TreeSet<>(Set.of(
            "CINE_CLOUD_URL",
            "CINE_CLOUD_TOKEN_FILE",
            "CINE_CLOUD_POLL_INTERVAL",
            "CINE_CLOUD_SHOWS_REFRESH",
            "CINE_CLOUD_CONCURRENCY",
            "CINE_CLOUD_TIMEOUT",
            "EXPORTER_HOST",
            "EXPORTER_PORT"));

    /**
     * Reads the settings from environment variables and from the file that they name, if any. The environment takes
     * precedence.
     *
     * @throws SettingsRejected if a key is missing or cannot be used
     */
    public static ExporterSettings from(Map<String, String> environment) {
        Map<String, String> settings = new HashMap<>();
        file(environment).ifPresent(file -> settings.putAll(SettingsFile.read(file, KEYS, SECRET_KEYS)));
        environment.forEach((key, value) -> {
            if (!value.isBlank()) {
                settings.put(key, value);
            }
        });
        Environment env = new Environment(settings);
        return new ExporterSettings(
                env.text("EXPORTER_HOST").orElse("127.0.0.1"),
                env.number("EXPORTER_PORT", 9991, 0, 65535),
                CineCloudSettings.from(env));
    }

    /**
     * These settings as the successors of the {@code running} ones.
     *
     * @throws SettingsRejected if they change what cannot change while the exporter runs
     */
    public ExporterSettings after(ExporterSettings running) {
        if (!host.equals(running.host)) {
            throw new SettingsRejected("EXPORTER_HOST", "cannot change while the exporter runs");
        }
        if (port != running.port) {
            throw new SettingsRejected("EXPORTER_PORT", "cannot change while the exporter runs");
        }
        return this;
    }

    private static Optional<Path> file(Map<String, String> environment) {
        try {
            return new Environment(environment).text(FILE_KEY).map(Path::of);
        } catch (InvalidPathException e) {
            throw new SettingsRejected(FILE_KEY, "must name a readable text file");
        }
    }
}
