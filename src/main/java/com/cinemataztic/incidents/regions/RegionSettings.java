package com.cinemataztic.incidents.regions;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** @param readEvery how often pending and accepted regions are read and saved */
@Validated
@ConfigurationProperties("portal.regions")
record RegionSettings(
        @NotNull @DurationMin(seconds = 1) @DefaultValue("10s")
        Duration readEvery) {}
