package com.cinemataztic.incidents.identity.access;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Limits of each caller of the API: each token, each account and each embedded element. The webhook has none.
 *
 * @param requestsPerSecond how many requests a caller may send for long ({@code PORTAL_API_REQUESTS_PER_SECOND})
 * @param burst how many it may send at once after a pause ({@code PORTAL_API_BURST})
 * @param longestBody the longest body of a request ({@code PORTAL_API_LONGEST_BODY})
 */
@Validated
@ConfigurationProperties("portal.api")
public record ApiSettings(
        @Min(1) @Max(100_000) @DefaultValue("50") int requestsPerSecond,
        @Min(1) @Max(1_000_000) @DefaultValue("1000") int burst,
        @NotNull @DefaultValue("1MB") DataSize longestBody) {}
