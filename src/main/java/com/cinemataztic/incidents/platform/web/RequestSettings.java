package com.cinemataztic.incidents.platform.web;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Limits of requests to the portal.
 *
 * @param bodyTimeout for the arrival of a whole request body
 */
@Validated
@ConfigurationProperties("portal.requests")
record RequestSettings(@NotNull @DefaultValue("2m") Duration bodyTimeout) {}
