package com.cinemataztic.incidents.alerts;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the alert intake.
 *
 * @param alertmanagerUrls base addresses of every Alertmanager ({@code PORTAL_ALERTMANAGER_URLS}, comma separated);
 *     empty: none is queried
 * @param askEvery how often Alertmanagers and Prometheus are polled for proof ({@code PORTAL_ALERTS_ASK_EVERY})
 * @param askTimeout time-out for one answer of an Alertmanager
 * @param receivers the receivers in Alertmanager's configuration that are this portal; the reconciler ignores alerts
 *     routed elsewhere
 * @param alertmanagerSettles minimum uptime of an Alertmanager before alerts missing from its list mean anything
 * @param webhookGracePeriod an alert listed for longer than this without a webhook counts as repaired; a younger one
 *     merely preceded its webhook
 * @param watchdogSilence after this long without a Watchdog, monitoring counts as blind; a portal that has just started
 *     waits as long before it reports blindness
 * @param evaluationAge rules count as evaluated while Prometheus's own Watchdog is younger than this
 * @param restartWindow for this long after the Watchdog's own episode changed, repeated faults do not count as new
 * @param longestBody a larger webhook body is rejected
 * @param bodiesInFlight maximum total size of the bodies being processed
 * @param deadLetterKeep dead letters last received longer ago than this are deleted
 *     ({@code PORTAL_ALERTS_DEAD_LETTER_KEEP})
 * @param deadLetterBudget bytes that the bodies of dead letters may take in the store; beyond it, only the beginning of
 *     a body is kept ({@code PORTAL_ALERTS_DEAD_LETTER_BUDGET}, 1MB to 1GB)
 * @param blindAfter monitoring is blind when a configured Prometheus or Alertmanager does not answer for longer than
 *     this; one slow answer does not count
 * @param blindnessEvery how often the portal checks whether monitoring is blind
 * @param drillEvery how often the portal looks how far a drill has come
 */
@Validated
@ConfigurationProperties("portal.alerts")
public record AlertSettings(
        @DefaultValue({}) List<URI> alertmanagerUrls,
        @NotNull @DefaultValue("30s") Duration askEvery,
        @NotNull @DefaultValue("3s") Duration askTimeout,
        @NotNull @DefaultValue("portal") Set<String> receivers,
        @NotNull @DefaultValue("5m") Duration alertmanagerSettles,
        @NotNull @DefaultValue("90s") Duration webhookGracePeriod,
        @NotNull @DefaultValue("3m") Duration watchdogSilence,
        @NotNull @DefaultValue("60s") Duration evaluationAge,
        @NotNull @DefaultValue("10m") Duration restartWindow,
        @NotNull @DefaultValue("8MB") DataSize longestBody,
        @NotNull @DefaultValue("64MB") DataSize bodiesInFlight,

        @NotNull @DurationMin(hours = 1) @DefaultValue("30d")
        Duration deadLetterKeep,

        @NotNull @DefaultValue("64MB") DataSize deadLetterBudget,
        @NotNull @DefaultValue("2m") Duration blindAfter,
        @NotNull @DefaultValue("10s") Duration blindnessEvery,
        @NotNull @DefaultValue("1s") Duration drillEvery) {

    public AlertSettings {
        if (deadLetterBudget.toMegabytes() < 1 || deadLetterBudget.toGigabytes() > 1) {
            throw new IllegalArgumentException("dead-letter-budget must be 1MB to 1GB, and is " + deadLetterBudget);
        }
    }
}
