package com.cinemataztic.incidents.store;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Limits of costly reads: statistics, tables, searches of history, the audit log.
 *
 * @param perCaller how many of one account or token run at once
 * @param inAll how many run at once
 * @param permitTimeout for a permit, before the read is rejected
 * @param timeLimit for one read
 * @param tableTimeLimit for one whole CSV, with the time that its reader takes
 */
@Validated
@ConfigurationProperties("portal.reads")
public record CostlyReadSettings(
        @Min(1) @Max(100) @DefaultValue("2") int perCaller,
        @Min(1) @Max(1_000) @DefaultValue("8") int inAll,

        @NotNull @DurationMin(millis = 10) @DurationMax(seconds = 30) @DefaultValue("2s")
        Duration permitTimeout,

        @NotNull @DurationMin(seconds = 1) @DurationMax(minutes = 5) @DefaultValue("10s")
        Duration timeLimit,

        @NotNull @DurationMin(seconds = 1) @DurationMax(hours = 1) @DefaultValue("2m")
        Duration tableTimeLimit) {}
