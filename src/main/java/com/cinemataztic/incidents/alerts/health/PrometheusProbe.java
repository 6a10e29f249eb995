package com.cinemataztic.incidents.alerts.health;

import com.cinemataztic.incidents.alerts.AlertSettings;
import com.cinemataztic.incidents.platform.prometheus.ExporterSeries;
import com.cinemataztic.incidents.platform.prometheus.PrometheusQueries;
import com.cinemataztic.incidents.platform.prometheus.Sample;
import com.cinemataztic.incidents.platform.text.Explanation;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Queries Prometheus: whether it evaluates its rules, whether the machines' data arrives, and which alerts it lists as
 * firing. A portal without Prometheus checks only that the Watchdog was received. A source that was blind is trusted
 * again only after its {@link RecoveryGate} opens.
 */
@Component
class PrometheusProbe {

    private static final String EVALUATED = "max(timestamp(ALERTS{alertname=\"Watchdog\",alertstate=\"firing\"}))";
    private static final String EVALUATION_AGE =
            "min(time() - timestamp(ALERTS{alertname=\"Watchdog\",alertstate=\"firing\"}))";
    /** While one of these fires, a machine missing from the vendor's list is not known to be healthy. */
    private static final Set<String> BLINDING = Set.of("CineMassVanish", "CineExporterEmpty");

    static final Explanation JUST_BACK = Explanation.of("reason.just-back");
    private static final Explanation VENDOR_JUST_BACK = Explanation.of("reason.vendor-just-back");
    private static final Explanation RULES_NOT_REPORTED = Explanation.of("reason.rules-not-reported");
    private static final String ITS_TIME = "vector(time())";
    private static final String ALERTS = "ALERTS{alertname!=\"Watchdog\"}";

    private final PrometheusQueries prometheus;
    private final RuleProbe ruleProbe;
    private final Watchdog watchdog;
    private final AlertSettings settings;
    private final RecoveryGate rules = new RecoveryGate(2);
    private final RecoveryGate polls = new RecoveryGate(1);
    private final RecoveryGate rulesSincePoll = new RecoveryGate(2);

    PrometheusProbe(PrometheusQueries prometheus, RuleProbe ruleProbe, Watchdog watchdog, AlertSettings settings) {
        this.prometheus = prometheus;
        this.ruleProbe = ruleProbe;
        this.watchdog = watchdog;
        this.settings = settings;
    }

    boolean configured() {
        return prometheus.configured();
    }

    /**
     * The state of the path from the machines to the alerts.
     *
     * @param rulesStopped whether no rules are evaluated right now
     */
    record Result(
            Explanation monitoringBlind,
            boolean rulesStopped,
            Explanation machinesBlind,
            RuleCoverage rules,
            Map<String, List<Sample>> pending,
            Map<String, Instant> machineData) {}

    Result probe() {
        return prometheus.configured() ? queryPrometheus() : checkWatchdog();
    }

    private Result checkWatchdog() {
        return new Result(
                watchdog.receivedRecently() ? Explanation.NONE : Explanation.of("reason.watchdog-silent"),
                false,
                Explanation.NONE,
                RuleCoverage.NONE,
                Map.of(),
                Map.of());
    }

    private Result queryPrometheus() {
        try {
            var age = single(EVALUATION_AGE);
            var rulesStopped = age == null || age > settings.evaluationAge().toSeconds();
            // In this order: see RuleProbe.judge.
            var ruleAnswer = ruleProbe.ask();
            var pending = prometheus.vector(listedNow()).stream()
                    .collect(Collectors.groupingBy(alert -> alert.label("alertname")));
            var now = single(ITS_TIME);
            var coverage = ruleAnswer.isEmpty() || now == null
                    ? null
                    : ruleProbe.judge(ruleAnswer.get(), Instant.ofEpochMilli((long) (now * 1000)));
            if (coverage == null) {
                ruleProbe.blind();
            }
            var vendor = machinesBlind(pending);
            var machineData = machineData();
            if (rulesStopped) {
                rules.blind();
            }
            if (rulesStopped || !vendor.isEmpty()) {
                polls.blind();
                rulesSincePoll.blind();
            }
            return new Result(
                    monitoringBlind(rulesStopped, coverage != null),
                    rulesStopped,
                    vendor.isEmpty() && machinesGateClosed() ? VENDOR_JUST_BACK : vendor,
                    coverage == null ? RuleCoverage.NONE : coverage,
                    pending,
                    machineData);
        } catch (UncheckedIOException failed) {
            ruleProbe.blind();
            rules.blind();
            polls.blind();
            rulesSincePoll.blind();
            return new Result(
                    Explanation.of("reason.prometheus-silent"),
                    true,
                    Explanation.NONE,
                    RuleCoverage.NONE,
                    Map.of(),
                    Map.of());
        }
    }

    private Explanation monitoringBlind(boolean rulesStopped, boolean rulesReported) {
        if (rulesStopped) {
            return Explanation.of("reason.rules-stopped");
        }
        var justBack = closed(rules);
        return !rulesReported ? RULES_NOT_REPORTED : justBack ? JUST_BACK : Explanation.NONE;
    }

    private Explanation machinesBlind(Map<String, List<Sample>> pending) {
        var exporter = single(ExporterSeries.ANSWERS);
        if (exporter == null || exporter != 1) {
            return Explanation.of("reason.exporter-down");
        }
        return BLINDING.stream()
                        .flatMap(name -> pending.getOrDefault(name, List.of()).stream())
                        .anyMatch(alert -> alert.label("alertstate").equals("firing"))
                ? Explanation.of("reason.machines-missing")
                : Explanation.NONE;
    }

    /** Prometheus keeps returning for five minutes what it listed when it died; only what it evaluates now counts. */
    private String listedNow() {
        return ALERTS + " and time() - timestamp(" + ALERTS + ") <= "
                + settings.evaluationAge().toSeconds();
    }

    private boolean closed(RecoveryGate gate) {
        if (gate.closed()) {
            gate.answers(single(EVALUATED));
        }
        return gate.closed();
    }

    /** Requires one complete poll of the vendor after the outage, then two rule evaluations after that poll. */
    private boolean machinesGateClosed() {
        if (polls.closed()) {
            polls.answers(single(ExporterSeries.WHOLE_POLL));
        }
        return polls.closed() || closed(rulesSincePoll);
    }

    private Map<String, Instant> machineData() {
        var newest = new HashMap<String, Instant>();
        for (var sample : prometheus.vector(ExporterSeries.MACHINE_DATA)) {
            newest.merge(
                    sample.label("machine_id"),
                    Instant.ofEpochMilli((long) (sample.value() * 1000)),
                    (a, b) -> a.isAfter(b) ? a : b);
        }
        return newest;
    }

    private @Nullable Double single(String promql) {
        var answer = prometheus.vector(promql);
        return answer.isEmpty() ? null : answer.getFirst().value();
    }
}
