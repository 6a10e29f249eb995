package com.cinemataztic.incidents.alerts.health;

import com.cinemataztic.incidents.alerts.AlertSettings;
import com.cinemataztic.incidents.platform.health.Finding;
import com.cinemataztic.incidents.platform.health.HealthReporter;
import com.cinemataztic.incidents.platform.health.HealthSection;
import com.cinemataztic.incidents.platform.health.Level;
import com.cinemataztic.incidents.platform.prometheus.PrometheusSettings;
import java.time.Instant;
import java.util.ArrayList;
import org.springframework.stereotype.Component;

/** Shows which health proofs exist, which are not used, and when each source last answered. */
@Component
class MonitoringHealth implements HealthReporter {

    private final HealthVerifier proofs;
    private final Watchdog watchdog;
    private final PrometheusSettings prometheus;
    private final AlertSettings settings;

    MonitoringHealth(HealthVerifier proofs, Watchdog watchdog, PrometheusSettings prometheus, AlertSettings settings) {
        this.proofs = proofs;
        this.watchdog = watchdog;
        this.prometheus = prometheus;
        this.settings = settings;
    }

    @Override
    public HealthSection evidence() {
        var findings = new ArrayList<Finding>();
        findings.add(watchdog());
        findings.add(prometheus());
        if (prometheus.configured() && proofs.latest().at().isAfter(Instant.EPOCH)) {
            findings.add(rules());
        }
        findings.add(machines());
        findings.addAll(proofs.contacts().entrySet().stream()
                .map(contact -> alertmanager(contact.getKey(), contact.getValue()))
                .toList());
        if (settings.alertmanagerUrls().isEmpty()) {
            findings.add(new Finding(
                    "Alertmanagers",
                    "none configured",
                    Level.OFF,
                    "Not asked: a recovery closes without their confirmation, and an alert that a webhook lost is not found again."
                            + " Set PORTAL_ALERTMANAGER_URLS."));
        }
        return new HealthSection("Monitoring", 5, findings);
    }

    private Finding watchdog() {
        var heardAt = watchdog.heardAt().orElse(null);
        return heardAt == null
                ? new Finding(
                        "Watchdog", "never received", Level.WRONG, "Alertmanager has sent no Watchdog to the webhook.")
                : new Finding(
                        "Watchdog",
                        watchdog.heardLately() ? "heard" : "silent",
                        watchdog.heardLately() ? Level.OK : Level.WRONG,
                        "It comes every minute or two while rules, Alertmanager and webhook work. Last:",
                        heardAt);
    }

    private Finding prometheus() {
        if (!prometheus.configured()) {
            return new Finding(
                    "Prometheus",
                    "none configured",
                    Level.OFF,
                    "Not asked: the Watchdog alone proves that rules are evaluated. Set PORTAL_PROMETHEUS_URL.");
        }
        var look = proofs.latest();
        return look.withoutPrometheus()
                ? new Finding("Prometheus", look.monitoringBlind(), Level.WRONG, "No ticket closes by itself.")
                : new Finding("Prometheus", "evaluates its rules", Level.OK, "Asked:", lookedAt(look));
    }

    private Finding rules() {
        var look = proofs.latest();
        var rules = look.rules();
        if (!rules.ailing().isEmpty()) {
            return new Finding(
                    "Alert rules",
                    rules.ailing().size() + " not evaluated",
                    Level.WRONG,
                    "No ticket closes by itself that rests on one: " + RuleCoverage.named(rules.ailing()) + ". Asked:",
                    look.at());
        }
        return rules.doubts().isEmpty()
                ? new Finding("Alert rules", "not reported", Level.WRONG, "No ticket of theirs closes by itself.")
                : new Finding(
                        "Alert rules",
                        rules.doubts().size() + " evaluated",
                        Level.OK,
                        "Alerts that this Prometheus has no rule for, and never held, are another's: it is not asked"
                                + " about them. Asked:",
                        look.at());
    }

    private Finding machines() {
        if (!prometheus.configured()) {
            return new Finding("Machines' data", "not asked", Level.OFF, "Without a Prometheus its age is unknown.");
        }
        var look = proofs.latest();
        return look.machinesBlind().isEmpty()
                ? new Finding("Machines' data", "comes in", Level.OK, "Asked:", lookedAt(look))
                : new Finding(
                        "Machines' data",
                        look.machinesBlind(),
                        Level.WRONG,
                        "No machine's ticket closes by itself until it comes in again.");
    }

    private Finding alertmanager(String address, HealthVerifier.Contact contact) {
        var at = contact.lastAt();
        var wrong = !contact.problem().isEmpty();
        var level = wrong ? Level.WRONG : Level.OK;
        var value = wrong ? contact.problem() : "answers";
        return at == null
                ? new Finding("Alertmanager " + address, value, level, "It has not answered since the portal's start.")
                : new Finding("Alertmanager " + address, value, level, "Last good answer:", at);
    }

    private static Instant lookedAt(MonitoringSnapshot look) {
        return look.at();
    }
}
