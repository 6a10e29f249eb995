package com.cinemataztic.incidents.alerts.reconcile;

import com.cinemataztic.incidents.alerts.AlertSettings;
import com.cinemataztic.incidents.alerts.health.HealthVerifier;
import com.cinemataztic.incidents.platform.prometheus.PrometheusSettings;
import com.cinemataztic.incidents.store.Leadership;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Polls monitoring periodically and has the reconciler repair what the snapshot shows to be missing. Every instance
 * polls, for its own pages and so that one which reaches more can lead; only the leader repairs.
 */
@Component
class MonitoringPoller {

    private static final Logger LOGGER = LoggerFactory.getLogger(MonitoringPoller.class);

    private static final Duration KEPT_FOR = Duration.ofDays(30);

    private final HealthVerifier proofs;
    private final Reconciler reconciler;
    private final Reconciliations reconciliations;
    private final Leadership leadership;
    private final PrometheusSettings prometheus;
    private final AlertSettings settings;
    private final Clock clock;

    MonitoringPoller(
            HealthVerifier proofs,
            Reconciler reconciler,
            Reconciliations reconciliations,
            Leadership leadership,
            PrometheusSettings prometheus,
            AlertSettings settings,
            Clock clock) {
        this.proofs = proofs;
        this.reconciler = reconciler;
        this.reconciliations = reconciliations;
        this.leadership = leadership;
        this.prometheus = prometheus;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${portal.alerts.ask-every:30s}")
    void poll() {
        proofs.poll();
        var late = settings.askEvery().multipliedBy(3).plus(settings.askTimeout());
        leadership.report(proofs.latest().reach(prometheus.configured(), late));
        if (!leadership.held()) {
            reconciler.dropCache();
            return;
        }
        try {
            reconciler.reconcile(proofs.latest());
        } catch (RuntimeException storeDown) {
            LOGGER.warn(
                    "Alertmanager's list could not be compared with the tickets; the next poll tries again: {}",
                    storeDown.getMessage());
        }
    }

    @Scheduled(fixedDelay = 1, initialDelay = 1, timeUnit = TimeUnit.HOURS)
    void deleteOld() {
        if (!leadership.held()) {
            return;
        }
        try {
            reconciliations.forget(clock.instant().minus(KEPT_FOR));
        } catch (RuntimeException storeDown) {
            LOGGER.warn("Old reconciliations could not be deleted;  trying again later: {}", storeDown.getMessage());
        }
    }
}
