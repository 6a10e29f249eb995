package com.cinemataztic.incidents.platform;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the pings to the external monitor. The address is a secret: {@code PORTAL_HEARTBEAT_URL}, or the file
 * that {@code PORTAL_HEARTBEAT_URL_FILE} names. If it is unset, no pings are sent.
 *
 * @param every the interval ({@code PORTAL_HEARTBEAT_EVERY})
 * @param timeout for a whole response from the monitor
 * @param timeLimit how long the health checks of one heartbeat may take
 */
@Validated
@ConfigurationProperties("portal.heartbeat")
public record HeartbeatSettings(
        @NotNull @DefaultValue("60s") Duration every,
        @NotNull @DefaultValue("10s") Duration timeout,
        @NotNull @DefaultValue("10s") Duration timeLimit) {}
