package com.cinemataztic.incidents.identity.admission;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Limits of requests to the portal.
 *
 * @param bodyTimeout for the arrival of a whole request body; at least a second
 */
@Validated
@ConfigurationProperties("portal.requests")
record RequestSettings(
        @NotNull @DurationMin(seconds = 1) @DefaultValue("2m")
        Duration bodyTimeout) {}
