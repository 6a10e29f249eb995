package com.cinemataztic.incidents.tickets.stream;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Limits of streams.
 *
 * @param limit how many streams may be open in all; each holds a connection of the portal
 * @param limitPerPerson how many one account may have open
 * @param limitPerToken how many may be open with one token and the embed tokens that it minted, which may stand for many
 *     viewers
 * @param heartbeat how often a stream without changes sends a sign of life; at least one second
 */
@Validated
@ConfigurationProperties("portal.streams")
record StreamSettings(
        @Min(1) @Max(100_000) @DefaultValue("2000") int limit,
        @Min(1) @Max(100_000) @DefaultValue("20") int limitPerPerson,
        @Min(1) @Max(100_000) @DefaultValue("1000") int limitPerToken,

        @NotNull @DurationMin(seconds = 1) @DefaultValue("10s")
        Duration heartbeat) {}
