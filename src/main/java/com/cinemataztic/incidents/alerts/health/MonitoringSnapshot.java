package com.cinemataztic.incidents.alerts.health;

import com.cinemataztic.incidents.alerts.Alertmanagers;
import com.cinemataztic.incidents.platform.prometheus.Sample;
import com.cinemataztic.incidents.platform.text.Explanation;
import com.cinemataztic.incidents.store.instances.Reach;
import com.cinemataztic.incidents.tickets.Evidence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The result of polling all sources once.
 *
 * @param at when the poll began
 * @param monitoringBlind what is wrong with monitoring; none if nothing
 * @param machinesBlind what is wrong on the path from the machines to monitoring; none if nothing
 * @param alertmanagers the answers of the Alertmanagers
 * @param rules which alerts Prometheus evaluates
 * @param pending the alerts that Prometheus itself lists as pending or firing, by alertname
 * @param machineData when each machine last reported data
 */
public record MonitoringSnapshot(
        Instant at,
        Explanation monitoringBlind,
        Explanation machinesBlind,
        Alertmanagers.Answers alertmanagers,
        RuleCoverage rules,
        Map<String, List<Sample>> pending,
        Map<String, Instant> machineData) {

    /** @return whether Prometheus is the source that gave no good answer */
    boolean withoutPrometheus() {
        return !monitoringBlind.isEmpty()
                && !monitoringBlind.equals(alertmanagers.problem())
                && !monitoringBlind.equals(PrometheusProbe.JUST_BACK);
    }

    /**
     * @param prometheusConfigured without it, only the Alertmanagers count
     * @param validFor how long this poll counts
     * @return which sources gave a good answer in this poll
     */
    public Reach reach(boolean prometheusConfigured, Duration validFor) {
        var reached = new ArrayList<String>();
        var missing = new ArrayList<String>();
        if (prometheusConfigured) {
            (withoutPrometheus() ? missing : reached).add("Prometheus");
        }
        alertmanagers
                .all()
                .forEach(answer -> (answer.trusted() ? reached : missing)
                        .add("Alertmanager " + answer.address().getAuthority()));
        return new Reach(reached, missing, at.plus(validFor));
    }

    /**
     * @return whether Prometheus itself lists the alert as pending or firing. Its alert has the ticket's labels or
     *     fewer: Prometheus adds external labels when it sends
     */
    public boolean listedByPrometheus(Evidence evidence) {
        var name = evidence.alertname();
        return pending.getOrDefault(name, List.of()).stream()
                .anyMatch(alert -> alert.labels().entrySet().stream()
                        .filter(label -> !label.getKey().equals("__name__")
                                && !label.getKey().equals("alertstate"))
                        .allMatch(label ->
                                label.getValue().equals(evidence.labels().get(label.getKey()))));
    }
}
