package com.cinemataztic.incidents.exporter.config;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * How to reach the vendor's API.
 *
 * @param url base address, without a trailing slash
 * @param token bearer token; empty if the API is open
 * @param pollInterval time from the start of one poll to the start of the next, five minutes at most
 * @param showsRefresh age at which a screen's schedule is read again
 * @param concurrency maximum number of calls at a time
 * @param timeout maximum time for one call, from connecting to the last byte of the answer
 */
public record CineCloudSettings(
        URI url,
        Optional<String> token,
        Duration pollInterval,
        Duration showsRefresh,
        int concurrency,
        Duration timeout) {

    /** The rules treat data as stale after 900 seconds: three polls, of which one may fail and one may take long. */
    private static final Duration LONGEST_INTERVAL = Duration.ofMinutes(5);

    static CineCloudSettings from(Environment env) {
        return new CineCloudSettings(
                env.httpAddress("CINE_CLOUD_URL"),
                env.secret("CINE_CLOUD_TOKEN", "CINE_CLOUD_TOKEN_FILE"),
                env.duration("CINE_CLOUD_POLL_INTERVAL", LONGEST_INTERVAL, Duration.ofMillis(100), LONGEST_INTERVAL),
                env.duration(
                        "CINE_CLOUD_SHOWS_REFRESH",
                        Duration.ofMinutes(30),
                        Duration.ofSeconds(1),
                        Duration.ofHours(12)),
                env.number("CINE_CLOUD_CONCURRENCY", 16, 1, 256),
                env.duration(
                        "CINE_CLOUD_TIMEOUT", Duration.ofSeconds(10), Duration.ofMillis(100), Duration.ofMinutes(2)));
    }

    /** Keeps the token out of logs and messages. */
    @Override
    public String toString() {
        return "%s, %s, every %s, %d calls at a time, %s each"
                .formatted(
                        url,
                        token.isPresent() ? "with a token" : "without a token",
                        pollInterval,
                        concurrency,
                        timeout);
    }
}
