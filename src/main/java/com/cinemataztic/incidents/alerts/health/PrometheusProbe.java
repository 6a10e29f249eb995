package com.cinemataztic.incidents.alerts.health;

import com.cinemataztic.incidents.alerts.AlertSettings;
import com.cinemataztic.incidents.platform.prometheus.ExporterSeries;
import com.cinemataztic.incidents.platform.prometheus.PrometheusQueries;
import com.cinemataztic.incidents.platform.prometheus.Sample;
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

    static final String JUST_BACK = "the monitoring is only just back";
    private static final String VENDOR_JUST_BACK = "the vendor's data is only just back";
    private static final String NO_RULES_TOLD = "Prometheus does not report which rules it evaluates";
    private static final String ITS_TIME = "vector(time())";
    private static final String ALERTS = "ALERTS{alertname!=\"Watchdog\"}";

    private final PrometheusQueries prometheus;
    private final RuleProbe ruleWitness;
    private final Watchdog watchdog;
    private final AlertSettings settings;
    private final RecoveryGate rules = new RecoveryGate(2);
    private final RecoveryGate polls = new RecoveryGate(1);
    private final RecoveryGate rulesSincePoll = new RecoveryGate(2);

    PrometheusProbe(PrometheusQueries prometheus, RuleProbe ruleWitness, Watchdog watchdog, AlertSettings settings) {
        this.prometheus = prometheus;
        this.ruleWitness = ruleWitness;
        this.watchdog = watchdog;
        this.settings = settings;
    }

    boolean configured() {
        return prometheus.configured();
    }

    /**
     * The state of the path from the machines to the alerts.
     *
     * @param dark whether no rules are evaluated right now
     */
    record Told(
            String monitoringBlind,
            boolean dark,
            String machinesBlind,
            RuleCoverage rules,
            Map<String, List<Sample>> pending,
            Map<String, Instant> machineData) {}

    Told ask() {
        return prometheus.configured() ? askPrometheus() : askWatchdog();
    }

    private Told askWatchdog() {
        return new Told(
                watchdog.heardLately() ? "" : "the Watchdog is silent",
                false,
                "",
                RuleCoverage.NONE,
                Map.of(),
                Map.of());
    }

    private Told askPrometheus() {
        try {
            var age = single(EVALUATION_AGE);
            var dark = age == null || age > settings.evaluationAge().toSeconds();
            // In this order: see RuleProbe.judge.
            var rulesTold = ruleWitness.ask();
            var pending = prometheus.vector(heldNow()).stream()
                    .collect(Collectors.groupingBy(alert -> alert.label("alertname")));
            var now = single(ITS_TIME);
            var sight = rulesTold.isEmpty() || now == null
                    ? null
                    : ruleWitness.judge(rulesTold.get(), Instant.ofEpochMilli((long) (now * 1000)));
            if (sight == null) {
                ruleWitness.blind();
            }
            var vendor = machinesBlind(pending);
            var machineData = machineData();
            if (dark) {
                rules.blind();
            }
            if (dark || !vendor.isEmpty()) {
                polls.blind();
                rulesSincePoll.blind();
            }
            return new Told(
                    monitoringBlind(dark, sight != null),
                    dark,
                    vendor.isEmpty() && thawingOfMachines() ? VENDOR_JUST_BACK : vendor,
                    sight == null ? RuleCoverage.NONE : sight,
                    pending,
                    machineData);
        } catch (UncheckedIOException failed) {
            ruleWitness.blind();
            rules.blind();
            polls.blind();
            rulesSincePoll.blind();
            return new Told("Prometheus does not answer", true, "", RuleCoverage.NONE, Map.of(), Map.of());
        }
    }

    private String monitoringBlind(boolean dark, boolean tellsOfRules) {
        if (dark) {
            return "Prometheus evaluates no rules";
        }
        var justBack = thawing(rules);
        return !tellsOfRules ? NO_RULES_TOLD : justBack ? JUST_BACK : "";
    }

    private String machinesBlind(Map<String, List<Sample>> pending) {
        var exporter = single(ExporterSeries.ANSWERS);
        if (exporter == null || exporter != 1) {
            return "exporter or vendor is down";
        }
        return BLINDING.stream()
                        .flatMap(name -> pending.getOrDefault(name, List.of()).stream())
                        .anyMatch(alert -> alert.label("alertstate").equals("firing"))
                ? "many machines are missing from the vendor's list at once"
                : "";
    }

    /** Prometheus keeps returning for five minutes what it listed when it died; only what it evaluates now counts. */
    private String heldNow() {
        return ALERTS + " and time() - timestamp(" + ALERTS + ") <= "
                + settings.evaluationAge().toSeconds();
    }

    private boolean thawing(RecoveryGate thaw) {
        if (thaw.frozen()) {
            thaw.answers(single(EVALUATED));
        }
        return thaw.frozen();
    }

    /** Requires one complete poll of the vendor after the outage, then two rule evaluations after that poll. */
    private boolean thawingOfMachines() {
        if (polls.frozen()) {
            polls.answers(single(ExporterSeries.WHOLE_POLL));
        }
        return polls.frozen() || thawing(rulesSincePoll);
    }

    private Map<String, Instant> machineData() {
        var told = new HashMap<String, Instant>();
        for (var sample : prometheus.vector(ExporterSeries.MACHINE_DATA)) {
            told.merge(
                    sample.label("machine_id"),
                    Instant.ofEpochMilli((long) (sample.value() * 1000)),
                    (a, b) -> a.isAfter(b) ? a : b);
        }
        return told;
    }

    private @Nullable Double single(String promql) {
        var answer = prometheus.vector(promql);
        return answer.isEmpty() ? null : answer.getFirst().value();
    }
}
