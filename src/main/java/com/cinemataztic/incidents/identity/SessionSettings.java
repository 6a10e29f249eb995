package com.cinemataztic.incidents.identity;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings for sessions of people who have not signed in. {@code server.servlet.session.timeout} sets the timeout of
 * signed-in sessions.
 *
 * @param anonymousTimeout how long a session lasts after its last request
 * @param anonymousLimit the largest number of such sessions; one more ends the oldest
 */
@Validated
@ConfigurationProperties("portal.sessions")
public record SessionSettings(
        @NotNull @DurationMin(seconds = 1) @DefaultValue("5m")
        Duration anonymousTimeout,

        @Min(1) @DefaultValue("200") int anonymousLimit) {}
