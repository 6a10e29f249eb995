package com.cinemataztic.incidents.platform;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The pings to the outside. Their address is a secret: {@code PORTAL_HEARTBEAT_URL}, or the file that
 * {@code PORTAL_HEARTBEAT_URL_FILE} names; unset: none are sent.
 *
 * @param every how often ({@code PORTAL_HEARTBEAT_EVERY})
 * @param timeout for the whole of one answer from outside
 * @param patience for each part of the portal to show that it works
 */
@Validated
@ConfigurationProperties("portal.heartbeat")
public record HeartbeatSettings(
        @NotNull @DefaultValue("60s") Duration every,
        @NotNull @DefaultValue("10s") Duration timeout,
        @NotNull @DefaultValue("10s") Duration patience) {}
