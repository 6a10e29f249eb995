package com.cinemataztic.incidents.alerts;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks at the monitoring every now and then, and has mended what the look shows to be missing. */
@Component
class MonitoringRound {

    private static final Logger LOGGER = LoggerFactory.getLogger(MonitoringRound.class);

    private static final Duration KEEPS_MENDS = Duration.ofDays(30);

    private final ProofKeeper proofs;
    private final Reconciler reconciler;
    private final Mends mends;
    private final Clock clock;

    MonitoringRound(ProofKeeper proofs, Reconciler reconciler, Mends mends, Clock clock) {
        this.proofs = proofs;
        this.reconciler = reconciler;
        this.mends = mends;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${portal.alerts.ask-every:30s}")
    void goRound() {
        proofs.look();
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
        try {
            mends.forget(clock.instant().minus(KEEPS_MENDS));
        } catch (RuntimeException storeDown) {
            LOGGER.warn("Old mends could not be forgotten; trying again later: {}", storeDown.getMessage());
        }
    }
}
