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
 * The intake's settings.
 *
 * @param alertmanagerUrls base addresses of every Alertmanager ({@code PORTAL_ALERTMANAGER_URLS}, comma separated);
 *     empty: none is asked
 * @param askEvery how often Alertmanagers and Prometheus are asked for proof ({@code PORTAL_ALERTS_ASK_EVERY})
 * @param askTimeout for one answer of an Alertmanager
 * @param receivers the receivers of Alertmanager's configuration that are this portal; what is routed elsewhere is no
 *     business of the reconciler
 * @param alertmanagerSettles nothing is concluded from what is missing in the list of an Alertmanager that runs shorter
 * @param webhookPatience what is listed for longer without a webhook counts as mended, not as ahead of its webhook
 * @param watchdogSilence after this long without a Watchdog the monitoring counts as blind; also how long a portal that
 *     has just started waits before it says so
 * @param evaluationAge rules count as evaluated while Prometheus's own Watchdog is younger than this
 * @param restartWindow for this long after the Watchdog's own episode changed, faults told again are not new ones
 * @param longestBody a larger webhook body is refused
 * @param bodiesInFlight bodies being worked on, together, at the most
 * @param deadLetterKeep dead letters that last came longer ago are forgotten ({@code PORTAL_ALERTS_DEAD_LETTER_KEEP})
 * @param deadLetterBudget bytes that the bodies of dead letters may take in the store; beyond it only the beginning of
 *     a body is kept ({@code PORTAL_ALERTS_DEAD_LETTER_BUDGET}, 1MB to 1GB)
 * @param blindAfter a configured Prometheus or Alertmanager that does not answer for longer than this blinds the
 *     monitoring; one slow answer does not
 * @param blindnessEvery how often it is judged whether the monitoring is blind
 */
@Validated
@ConfigurationProperties("portal.alerts")
public record AlertSettings(
        @DefaultValue({}) List<URI> alertmanagerUrls,
        @NotNull @DefaultValue("30s") Duration askEvery,
        @NotNull @DefaultValue("3s") Duration askTimeout,
        @NotNull @DefaultValue("portal") Set<String> receivers,
        @NotNull @DefaultValue("5m") Duration alertmanagerSettles,
        @NotNull @DefaultValue("90s") Duration webhookPatience,
        @NotNull @DefaultValue("3m") Duration watchdogSilence,
        @NotNull @DefaultValue("60s") Duration evaluationAge,
        @NotNull @DefaultValue("10m") Duration restartWindow,
        @NotNull @DefaultValue("8MB") DataSize longestBody,
        @NotNull @DefaultValue("64MB") DataSize bodiesInFlight,

        @NotNull @DurationMin(hours = 1) @DefaultValue("30d")
        Duration deadLetterKeep,

        @NotNull @DefaultValue("64MB") DataSize deadLetterBudget,
        @NotNull @DefaultValue("2m") Duration blindAfter,
        @NotNull @DefaultValue("10s") Duration blindnessEvery) {

    public AlertSettings {
        if (deadLetterBudget.toMegabytes() < 1 || deadLetterBudget.toGigabytes() > 1) {
            throw new IllegalArgumentException("dead-letter-budget must be 1MB to 1GB, and is " + deadLetterBudget);
        }
    }
}
