package com.cinemataztic.incidents.tickets.settings;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When a cinema's screens are rolled up into one site ticket. All three conditions must hold.
 *
 * @param leastScreens at least this many screens are offline; never less than two, because a site ends when one is left
 * @param share they are at least this share of the cinema's screens; over 0 and up to 1
 * @param within their faults began within this time, from the first to the last
 */
public record RollUpSettings(
        @Min(2) @Max(1_000) @DefaultValue("3") int leastScreens,

        @NotNull @DecimalMin(value = "0", inclusive = false) @DecimalMax("1") @DefaultValue("0.5")
        BigDecimal share,

        @NotNull @DurationMin(seconds = 1) @DefaultValue("5m")
        Duration within) {}
