package com.cinemataztic.incidents.overview.figures;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the daily figures.
 *
 * @param figuresEvery how often they take in what has changed ({@code PORTAL_OVERVIEW_FIGURES_EVERY}); at least one
 *     second
 */
@Validated
@ConfigurationProperties("portal.overview")
record FigureSettings(
        @NotNull @DurationMin(seconds = 1) @DefaultValue("30s")
        Duration figuresEvery) {}
