package com.cinemataztic.incidents.alerts.health;

import com.cinemataztic.incidents.alerts.Alertmanagers;
import com.cinemataztic.incidents.platform.prometheus.Sample;
import com.cinemataztic.incidents.tickets.Evidence;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One look at all sources.
 *
 * @param at when it began
 * @param monitoringBlind what is wrong with the monitoring, empty if nothing
 * @param machinesBlind what is wrong with the way from the machines to it, empty if nothing
 * @param heard what the Alertmanagers said
 * @param rules which alerts Prometheus evaluates
 * @param pending what Prometheus itself holds to be pending or firing, by alertname
 * @param machineData when each machine last told of itself
 */
public record MonitoringSnapshot(
        Instant at,
        String monitoringBlind,
        String machinesBlind,
        Alertmanagers.Heard heard,
        RuleCoverage rules,
        Map<String, List<Sample>> pending,
        Map<String, Instant> machineData) {

    /** @return whether it is Prometheus that gave no good answer */
    boolean withoutPrometheus() {
        return !monitoringBlind.isEmpty()
                && !monitoringBlind.equals(heard.problem())
                && !monitoringBlind.equals(PrometheusProbe.JUST_BACK);
    }

    /**
     * @return whether Prometheus itself holds the alert to be pending or firing. What it holds has the ticket's
     *     labels, or fewer: external labels are added on the way out
     */
    public boolean holds(Evidence evidence) {
        var name = evidence.alertname();
        return pending.getOrDefault(name, List.of()).stream()
                .anyMatch(alert -> alert.labels().entrySet().stream()
                        .filter(label -> !label.getKey().equals("__name__")
                                && !label.getKey().equals("alertstate"))
                        .allMatch(label ->
                                label.getValue().equals(evidence.labels().get(label.getKey()))));
    }
}
