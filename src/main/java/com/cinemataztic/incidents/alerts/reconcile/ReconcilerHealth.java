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

    private static final Duration SHOWN_FOR = Duration.ofDays(1);
    private static final int SHOWN = 20;
    private static final int COUNTED = 1_000;

    private final Reconciler reconciler;
    private final Reconciliations reconciliations;
    private final AlertSettings settings;
    private final Clock clock;

    ReconcilerHealth(Reconciler reconciler, Reconciliations reconciliations, AlertSettings settings, Clock clock) {
        this.reconciler = reconciler;
        this.reconciliations = reconciliations;
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
            var recent = reconciliations.since(clock.instant().minus(SHOWN_FOR), COUNTED);
            findings.add(summary(recent));
            recent.stream().limit(SHOWN).map(ReconcilerHealth::finding).forEach(findings::add);
        } catch (StoreUnavailable down) {
            findings.add(
                    new Finding("Repaired in the last day", "not readable", Level.WRONG, "The store does not answer."));
        }
        return new HealthSection("Reconciliation", 15, findings);
    }

    private Finding compared() {
        var at = reconciler.comparedAt();
        var late = at == null || at.plus(settings.askEvery().multipliedBy(4)).isBefore(clock.instant());
        return new Finding(
                "Compared with Alertmanager",
                at == null ? "not since the start" : late ? "overdue" : "recently",
                late ? Level.NOTICE : Level.OK,
                late
                        ? "Another instance may do it; if none does, Alertmanager does not answer."
                        : "Every ticket is compared with every Alertmanager's list. Last:",
                at);
    }

    private static Finding summary(List<Reconciliation> recent) {
        return recent.isEmpty()
                ? new Finding("Repaired in the last day", "nothing", Level.OK, "The webhook reported everything.")
                : new Finding(
                        "Repaired in the last day",
                        recent.size() < COUNTED ? Integer.toString(recent.size()) : COUNTED + " or more",
                        Level.NOTICE,
                        "Missed by the webhook and found in Alertmanager's list. The tickets are correct now.");
    }

    private static Finding finding(Reconciliation made) {
        var ticket = made.ticket();
        return new Finding(
                ticket == null ? made.key().value() : ticket.value(),
                switch (made.kind()) {
                    case FIRING -> "fault found";
                    case END -> "end found";
                },
                Level.NOTICE,
                "Repaired "
                        + Duration.between(made.missingSince(), made.at()).toSeconds()
                        + " s after the portal should have known:",
                made.missingSince());
    }
}
