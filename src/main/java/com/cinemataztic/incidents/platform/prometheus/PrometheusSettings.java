package com.cinemataztic.incidents.platform.prometheus;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The Prometheus to query.
 *
 * @param url base address, e.g. {@code http://127.0.0.1:9090} ({@code PORTAL_PROMETHEUS_URL}); unset: none is queried
 * @param timeout for one query
 */
@Validated
@ConfigurationProperties("portal.prometheus")
public record PrometheusSettings(
        @Nullable URI url, @NotNull @DefaultValue("10s") Duration timeout) {

    /** @return whether a Prometheus is configured */
    public boolean configured() {
        return url != null && !url.toString().isBlank();
    }
}
