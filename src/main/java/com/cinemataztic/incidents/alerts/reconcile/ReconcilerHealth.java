package com.cinemataztic.incidents.alerts.reconcile;

import static com.cinemataztic.incidents.platform.text.Texts.text;

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
            findings.add(new Finding(
                    text("health.reconciliation.repaired"),
                    text("health.not-readable"),
                    Level.WRONG,
                    text("health.store-down")));
        }
        return new HealthSection(text("health.reconciliation.title"), 15, findings);
    }

    private Finding compared() {
        var at = reconciler.comparedAt();
        var late = at == null || at.plus(settings.askEvery().multipliedBy(4)).isBefore(clock.instant());
        return new Finding(
                text("health.reconciliation.compared"),
                at == null
                        ? text("health.reconciliation.compared.never")
                        : late
                                ? text("health.reconciliation.compared.late")
                                : text("health.reconciliation.compared.recently"),
                late ? Level.NOTICE : Level.OK,
                late ? text("health.reconciliation.compared.late.text") : text("health.reconciliation.compared.text"),
                at);
    }

    private static Finding summary(List<Reconciliation> recent) {
        return recent.isEmpty()
                ? new Finding(
                        text("health.reconciliation.repaired"),
                        text("health.reconciliation.repaired.nothing"),
                        Level.OK,
                        text("health.reconciliation.repaired.nothing.text"))
                : new Finding(
                        text("health.reconciliation.repaired"),
                        recent.size() < COUNTED ? Integer.toString(recent.size()) : text("health.or-more", COUNTED),
                        Level.NOTICE,
                        text("health.reconciliation.repaired.text"));
    }

    private static Finding finding(Reconciliation made) {
        var ticket = made.ticket();
        return new Finding(
                ticket == null ? made.key().value() : ticket.value(),
                switch (made.kind()) {
                    case FIRING -> text("health.reconciliation.fault");
                    case END -> text("health.reconciliation.end");
                },
                Level.NOTICE,
                text(
                        "health.reconciliation.after",
                        Duration.between(made.missingSince(), made.at()).toSeconds()),
                made.missingSince());
    }
}
