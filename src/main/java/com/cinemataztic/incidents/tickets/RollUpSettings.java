package com.cinemataztic.incidents.tickets;

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
 * When a cinema's screens are rolled up into one site ticket.
 *
 * @param leastScreens at least so many screens are offline; a site ends when one is left, so never less than two
 * @param share and they are at least this share of the cinema's screens, over 0 and up to 1
 * @param within and their faults began within this time, from the first to the last
 */
public record RollUpSettings(
        @Min(2) @Max(1_000) @DefaultValue("3") int leastScreens,

        @NotNull @DecimalMin(value = "0", inclusive = false) @DecimalMax("1") @DefaultValue("0.5")
        BigDecimal share,

        @NotNull @DurationMin(seconds = 1) @DefaultValue("5m")
        Duration within) {}
