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
                    "Not queried: recovered tickets close without their confirmation, and an alert lost on its way stays lost."
                            + " Set PORTAL_ALERTMANAGER_URLS."));
        }
        return new HealthSection("Monitoring", 5, findings);
    }

    private Finding watchdog() {
        var receivedAt = watchdog.lastReceivedAt().orElse(null);
        return receivedAt == null
                ? new Finding(
                        "Watchdog", "never received", Level.WRONG, "Alertmanager has sent no Watchdog to the webhook.")
                : new Finding(
                        "Watchdog",
                        watchdog.receivedRecently() ? "received" : "silent",
                        watchdog.receivedRecently() ? Level.OK : Level.WRONG,
                        "It arrives every minute or two while rules, Alertmanager and webhook work. Last:",
                        receivedAt);
    }

    private Finding prometheus() {
        if (!prometheus.configured()) {
            return new Finding(
                    "Prometheus",
                    "none configured",
                    Level.OFF,
                    "Not queried: the Watchdog alone proves that rules are evaluated. Set PORTAL_PROMETHEUS_URL.");
        }
        var snapshot = proofs.latest();
        return snapshot.withoutPrometheus()
                ? new Finding("Prometheus", snapshot.monitoringBlind(), Level.WRONG, "No ticket closes automatically.")
                : new Finding("Prometheus", "evaluates its rules", Level.OK, "Checked:", snapshot.at());
    }

    private Finding rules() {
        var snapshot = proofs.latest();
        var rules = snapshot.rules();
        if (!rules.unevaluated().isEmpty()) {
            return new Finding(
                    "Alert rules",
                    rules.unevaluated().size() + " not evaluated",
                    Level.WRONG,
                    "Tickets that depend on these do not close automatically: "
                            + RuleCoverage.named(rules.unevaluated()) + ". Checked:",
                    snapshot.at());
        }
        return rules.doubts().isEmpty()
                ? new Finding(
                        "Alert rules",
                        "not reported",
                        Level.WRONG,
                        "Tickets that depend on them do not close automatically.")
                : new Finding(
                        "Alert rules",
                        rules.doubts().size() + " evaluated",
                        Level.OK,
                        "Alerts that this Prometheus has no rule for, and never listed, belong to another: it is not"
                                + " queried about them. Checked:",
                        snapshot.at());
    }

    private Finding machines() {
        if (!prometheus.configured()) {
            return new Finding("Machines' data", "not queried", Level.OFF, "Without a Prometheus its age is unknown.");
        }
        var snapshot = proofs.latest();
        return snapshot.machinesBlind().isEmpty()
                ? new Finding("Machines' data", "arriving", Level.OK, "Checked:", snapshot.at())
                : new Finding(
                        "Machines' data",
                        snapshot.machinesBlind(),
                        Level.WRONG,
                        "No machine's ticket closes automatically until data arrives again.");
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
}
