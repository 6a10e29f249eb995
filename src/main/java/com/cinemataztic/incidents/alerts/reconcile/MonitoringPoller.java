package com.cinemataztic.incidents.alerts.reconcile;

import com.cinemataztic.incidents.alerts.health.HealthVerifier;
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
 * polls, for its own pages; only the leader repairs.
 */
@Component
class MonitoringPoller {

    private static final Logger LOGGER = LoggerFactory.getLogger(MonitoringPoller.class);

    private static final Duration KEEPS_MENDS = Duration.ofDays(30);

    private final HealthVerifier proofs;
    private final Reconciler reconciler;
    private final Reconciliations mends;
    private final Leadership duty;
    private final Clock clock;

    MonitoringPoller(
            HealthVerifier proofs, Reconciler reconciler, Reconciliations mends, Leadership duty, Clock clock) {
        this.proofs = proofs;
        this.reconciler = reconciler;
        this.mends = mends;
        this.duty = duty;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${portal.alerts.ask-every:30s}")
    void goRound() {
        proofs.look();
        if (!duty.held()) {
            reconciler.rest();
            return;
        }
        try {
            reconciler.mend(proofs.latest());
        } catch (RuntimeException notKept) {
            LOGGER.warn(
                    "What Alertmanager lists could not be compared with the tickets, the next look does it: {}",
                    notKept.getMessage());
        }
    }

    @Scheduled(fixedDelay = 1, initialDelay = 1, timeUnit = TimeUnit.HOURS)
    void forget() {
        if (!duty.held()) {
            return;
        }
        try {
            mends.forget(clock.instant().minus(KEEPS_MENDS));
        } catch (RuntimeException storeDown) {
            LOGGER.warn("Old mends could not be forgotten; trying again later: {}", storeDown.getMessage());
        }
    }
}
