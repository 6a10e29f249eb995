package com.cinemataztic.incidents.fleet;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** @param readEvery how often the fleet is read from Prometheus ({@code PORTAL_FLEET_READ_EVERY}) */
@Validated
@ConfigurationProperties("portal.fleet")
record FleetSettings(@NotNull @DefaultValue("30s") Duration readEvery) {}
