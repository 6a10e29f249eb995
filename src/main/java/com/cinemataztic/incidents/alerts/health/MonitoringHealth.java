package com.cinemataztic.incidents.alerts.health;

import static com.cinemataztic.incidents.platform.text.Texts.text;

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
                    text("health.monitoring.alertmanagers"),
                    text("health.none-configured"),
                    Level.OFF,
                    text("health.monitoring.alertmanagers.off")));
        }
        return new HealthSection(text("health.monitoring.title"), 5, findings);
    }

    private Finding watchdog() {
        var receivedAt = watchdog.lastReceivedAt().orElse(null);
        return receivedAt == null
                ? new Finding(
                        text("health.monitoring.watchdog"),
                        text("health.monitoring.watchdog.never"),
                        Level.WRONG,
                        text("health.monitoring.watchdog.never.text"))
                : new Finding(
                        text("health.monitoring.watchdog"),
                        watchdog.receivedRecently()
                                ? text("health.monitoring.watchdog.received")
                                : text("health.monitoring.watchdog.silent"),
                        watchdog.receivedRecently() ? Level.OK : Level.WRONG,
                        text("health.monitoring.watchdog.text"),
                        receivedAt);
    }

    private Finding prometheus() {
        if (!prometheus.configured()) {
            return new Finding(
                    text("health.monitoring.prometheus"),
                    text("health.none-configured"),
                    Level.OFF,
                    text("health.monitoring.prometheus.off"));
        }
        var snapshot = proofs.latest();
        return snapshot.withoutPrometheus()
                ? new Finding(
                        text("health.monitoring.prometheus"),
                        snapshot.monitoringBlind().text(),
                        Level.WRONG,
                        text("health.monitoring.prometheus.blind"))
                : new Finding(
                        text("health.monitoring.prometheus"),
                        text("health.monitoring.prometheus.works"),
                        Level.OK,
                        text("health.monitoring.checked"),
                        snapshot.at());
    }

    private Finding rules() {
        var snapshot = proofs.latest();
        var rules = snapshot.rules();
        if (!rules.unevaluated().isEmpty()) {
            return new Finding(
                    text("health.monitoring.rules"),
                    text(
                            "health.monitoring.rules.unevaluated",
                            rules.unevaluated().size()),
                    Level.WRONG,
                    text("health.monitoring.rules.unevaluated.text", RuleCoverage.named(rules.unevaluated())),
                    snapshot.at());
        }
        return rules.doubts().isEmpty()
                ? new Finding(
                        text("health.monitoring.rules"),
                        text("health.monitoring.rules.unreported"),
                        Level.WRONG,
                        text("health.monitoring.rules.unreported.text"))
                : new Finding(
                        text("health.monitoring.rules"),
                        text("health.monitoring.rules.evaluated", rules.doubts().size()),
                        Level.OK,
                        text("health.monitoring.rules.evaluated.text"),
                        snapshot.at());
    }

    private Finding machines() {
        if (!prometheus.configured()) {
            return new Finding(
                    text("health.monitoring.machines"),
                    text("health.monitoring.machines.off"),
                    Level.OFF,
                    text("health.monitoring.machines.off.text"));
        }
        var snapshot = proofs.latest();
        return snapshot.machinesBlind().isEmpty()
                ? new Finding(
                        text("health.monitoring.machines"),
                        text("health.monitoring.machines.arriving"),
                        Level.OK,
                        text("health.monitoring.checked"),
                        snapshot.at())
                : new Finding(
                        text("health.monitoring.machines"),
                        snapshot.machinesBlind().text(),
                        Level.WRONG,
                        text("health.monitoring.machines.blind"));
    }

    private Finding alertmanager(String address, HealthVerifier.Contact contact) {
        var at = contact.lastAt();
        var wrong = !contact.problem().isEmpty();
        var level = wrong ? Level.WRONG : Level.OK;
        var value = wrong ? contact.problem().text() : text("health.monitoring.alertmanager.responds");
        return at == null
                ? new Finding(
                        text("health.monitoring.alertmanager", address),
                        value,
                        level,
                        text("health.monitoring.alertmanager.never"))
                : new Finding(
                        text("health.monitoring.alertmanager", address),
                        value,
                        level,
                        text("health.monitoring.alertmanager.last"),
                        at);
    }
}
