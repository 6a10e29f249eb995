package com.cinemataztic.incidents.tickets;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The core's settings.
 *
 * @param settle how long a ticket stays recovered, with health provable, before it closes by itself
 * @param sweepEvery how often recovered tickets are looked at
 * @param followEvery how often the store is asked for what other instances changed; not less than 50 ms apart
 * @param compareEvery how often the whole board is compared with the store; not less than a second apart
 * @param queue how many requests may wait for the desk before further ones are refused for now
 * @param batch how many requests the desk folds into one write at the most
 */
@Validated
@ConfigurationProperties("portal.tickets")
public record TicketSettings(
        @NotNull @DefaultValue("5m") Duration settle,
        @NotNull @DefaultValue("2s") Duration sweepEvery,

        @NotNull @DurationMin(millis = 50) @DefaultValue("500ms")
        Duration followEvery,

        @NotNull @DurationMin(seconds = 1) @DefaultValue("30s")
        Duration compareEvery,

        @Min(1) @Max(100_000) @DefaultValue("5000") int queue,
        @Min(1) @Max(5_000) @DefaultValue("500") int batch) {}
