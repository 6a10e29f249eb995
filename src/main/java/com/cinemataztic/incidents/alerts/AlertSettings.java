package com.cinemataztic.incidents.alerts;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.List;
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
 * @param watchdogSilence after this long without a Watchdog the monitoring counts as blind; also how long a portal that
 *     has just started waits before it says so
 * @param evaluationAge rules count as evaluated while Prometheus's own Watchdog is younger than this
 * @param restartWindow for this long after the Watchdog's own episode changed, faults told again are not new ones
 * @param longestBody a larger webhook body is refused
 * @param bodiesInFlight bodies being worked on, together, at the most
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
        @NotNull @DefaultValue("3m") Duration watchdogSilence,
        @NotNull @DefaultValue("60s") Duration evaluationAge,
        @NotNull @DefaultValue("10m") Duration restartWindow,
        @NotNull @DefaultValue("8MB") DataSize longestBody,
        @NotNull @DefaultValue("64MB") DataSize bodiesInFlight,
        @NotNull @DefaultValue("2m") Duration blindAfter,
        @NotNull @DefaultValue("10s") Duration blindnessEvery) {}
