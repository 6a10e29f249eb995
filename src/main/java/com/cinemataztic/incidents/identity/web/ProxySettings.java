package com.cinemataztic.incidents.identity.web;

import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The proxies that are trusted to report a client's address and TLS. Tomcat's valve reads the same list, and would take
 * an entry without a slash for a regular expression.
 *
 * @param trusted their networks, e.g. {@code 10.1.0.0/16,10.2.0.7/32} ({@code PORTAL_TRUSTED_PROXIES}); default: this
 *     machine
 */
@Validated
@ConfigurationProperties("portal.proxy")
record ProxySettings(@NotEmpty List<String> trusted) {

    private static final String SENTENCE =
            "PORTAL_TRUSTED_PROXIES lists networks such as 10.1.0.0/16,10.2.0.7/32, but has \"%s\".";

    ProxySettings {
        trusted = List.copyOf(trusted);
        new Networks(trusted, SENTENCE);
        trusted.stream().filter(network -> !network.contains("/")).findFirst().ifPresent(address -> {
            throw new IllegalArgumentException(SENTENCE.formatted(address));
        });
    }
}
