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
 * @param readEvery how often the windows are read again, for what another instance wrote
 *     ({@code PORTAL_MAINTENANCE_READ_EVERY}); not less than a second apart
 * @param longest how long a window may last ({@code PORTAL_MAINTENANCE_LONGEST})
 * @param keep how long a window is kept after it ended ({@code PORTAL_MAINTENANCE_KEEP}); not less than two days
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
