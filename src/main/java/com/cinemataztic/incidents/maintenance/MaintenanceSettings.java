package com.cinemataztic.incidents.maintenance;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of maintenance windows.
 *
 * @param readEvery how often the windows are read again to see what other instances wrote ({@code
 *     PORTAL_MAINTENANCE_READ_EVERY}); at least one second
 * @param longest the longest duration of a window ({@code PORTAL_MAINTENANCE_LONGEST})
 * @param keep how long a window is kept after its end ({@code PORTAL_MAINTENANCE_KEEP}); at least two days
 */
@Validated
@ConfigurationProperties("portal.maintenance")
record MaintenanceSettings(
        @NotNull @DurationMin(seconds = 1) @DefaultValue("5s")
        Duration readEvery,

        @NotNull @DurationMin(minutes = 5) @DefaultValue("30d")
        Duration longest,

        @NotNull @DurationMin(days = 2) @DefaultValue("400d")
        Duration keep) {}
