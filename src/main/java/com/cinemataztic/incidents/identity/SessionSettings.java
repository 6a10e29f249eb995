package com.cinemataztic.incidents.identity;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Sessions of people who have not signed in. How long those of signed-in people last is
 * {@code server.servlet.session.timeout}.
 *
 * @param anonymousTimeout how long one lasts after its last request
 * @param anonymousLimit how many there may be at once; one more ends the oldest
 */
@Validated
@ConfigurationProperties("portal.sessions")
public record SessionSettings(
        @NotNull @DurationMin(seconds = 1) @DefaultValue("5m")
        Duration anonymousTimeout,

        @Min(1) @DefaultValue("200") int anonymousLimit) {}
