package com.cinemataztic.incidents.alerts.reconcile;

import com.cinemataztic.incidents.alerts.AlertSettings;
import com.cinemataztic.incidents.platform.health.Finding;
import com.cinemataztic.incidents.platform.health.HealthReporter;
import com.cinemataztic.incidents.platform.health.HealthSection;
import com.cinemataztic.incidents.platform.health.Level;
import com.cinemataztic.incidents.store.StoreUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Shows what the webhook lost and the reconciler repaired: "did we miss one last night?" */
@Component
class ReconcilerHealth implements HealthReporter {

    private static final Duration LATELY = Duration.ofDays(1);
    private static final int SHOWN = 20;
    private static final int COUNTED = 1_000;

    private final Reconciler reconciler;
    private final Reconciliations mends;
    private final AlertSettings settings;
    private final Clock clock;

    ReconcilerHealth(Reconciler reconciler, Reconciliations mends, AlertSettings settings, Clock clock) {
        this.reconciler = reconciler;
        this.mends = mends;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public HealthSection evidence() {
        var findings = new ArrayList<Finding>();
        if (!settings.alertmanagerUrls().isEmpty()) {
            findings.add(compared());
        }
        try {
            var lately = mends.since(clock.instant().minus(LATELY), COUNTED);
            findings.add(summary(lately));
            lately.stream().limit(SHOWN).map(ReconcilerHealth::mend).forEach(findings::add);
        } catch (StoreUnavailable down) {
            findings.add(new Finding("Mended", "not readable", Level.WRONG, "The store does not answer."));
        }
        return new HealthSection("Lost and found", 15, findings);
    }

    private Finding compared() {
        var at = reconciler.comparedAt();
        var late = at == null || at.plus(settings.askEvery().multipliedBy(4)).isBefore(clock.instant());
        return new Finding(
                "Compared with Alertmanager",
                at == null ? "not since the start" : late ? "overdue" : "lately",
                late ? Level.NOTICE : Level.OK,
                late
                        ? "Another portal on this store may be doing it; if none is, Alertmanager does not answer."
                        : "Every ticket with every Alertmanager's list. Last:",
                at);
    }

    private static Finding summary(List<Reconciliation> lately) {
        return lately.isEmpty()
                ? new Finding("Repaired in the last day", "nothing", Level.OK, "The webhook reported everything.")
                : new Finding(
                        "Repaired in the last day",
                        lately.size() < COUNTED ? Integer.toString(lately.size()) : COUNTED + " or more",
                        Level.NOTICE,
                        "The webhook did not report this, and Alertmanager's list did. The tickets are correct now.");
    }

    private static Finding mend(Reconciliation mend) {
        var ticket = mend.ticket();
        return new Finding(
                ticket == null ? mend.key().value() : ticket.value(),
                switch (mend.kind()) {
                    case FIRING -> "fault found";
                    case END -> "end found";
                },
                Level.NOTICE,
                "Repaired "
                        + Duration.between(mend.missingSince(), mend.at()).toSeconds()
                        + " s after the portal should have known:",
                mend.missingSince());
    }
}
