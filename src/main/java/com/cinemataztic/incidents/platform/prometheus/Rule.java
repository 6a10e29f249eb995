package com.cinemataztic.incidents.platform.prometheus;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A rule as Prometheus has it.
 *
 * @param name the alert's name, or the name of the series it records
 * @param alerting whether it is an alert's
 * @param query its expression
 * @param ok whether its last evaluation came to something
 * @param evaluatedAt when it was last evaluated and its group was last gone through, whichever is longer ago, on
 *     Prometheus's clock; null when that never was
 * @param interval how often its group is due
 */
public record Rule(
        String name,
        boolean alerting,
        String query,
        boolean ok,
        @Nullable Instant evaluatedAt,
        Duration interval) {}
