package com.cinemataztic.incidents.platform.prometheus;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A rule as Prometheus reports it.
 *
 * @param name the alert's name, or the name of the series it records
 * @param alerting whether it is an alerting rule
 * @param query its expression
 * @param ok whether its last evaluation succeeded
 * @param evaluatedAt the last evaluation of the rule or of its group, whichever is earlier, on Prometheus's clock; null
 *     if either never ran
 * @param interval the evaluation interval of its group
 */
public record Rule(
        String name,
        boolean alerting,
        String query,
        boolean ok,
        @Nullable Instant evaluatedAt,
        Duration interval) {}
