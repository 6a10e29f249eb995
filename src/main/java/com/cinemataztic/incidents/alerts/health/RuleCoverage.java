package com.cinemataztic.incidents.alerts.health;

import com.cinemataztic.incidents.platform.SafeText;
import com.cinemataztic.incidents.platform.text.Explanation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The state of Prometheus's alert rules in one poll.
 *
 * @param doubts why an alert's absence proves nothing, by alertname; none where it does prove something
 * @param unevaluated the alerts that are not evaluated, sorted
 * @param everListed every alert that appears in this Prometheus's whole history
 */
public record RuleCoverage(Map<String, Explanation> doubts, List<String> unevaluated, Set<String> everListed) {

    private static final int SHOWN = 5;

    public static final RuleCoverage NONE = new RuleCoverage(Map.of(), List.of(), Set.of());

    public RuleCoverage {
        doubts = Map.copyOf(doubts);
        unevaluated = List.copyOf(unevaluated);
        everListed = Set.copyOf(everListed);
    }

    /** @return the first few of these alerts, for people */
    static String named(List<String> alertnames) {
        var few = alertnames.stream()
                .limit(SHOWN)
                .map(alertname -> SafeText.line(alertname, 100))
                .collect(Collectors.joining(", "));
        return alertnames.size() > SHOWN ? few + ", …" : few;
    }

    /**
     * Explains why the alert's absence proves nothing. An alert that has no rule here and that this Prometheus never
     * listed belongs to another Prometheus, and one that is not configured is not queried. A machine's alert always
     * belongs to this one: its data proves the machine's health.
     *
     * @return none when the absence is trusted
     */
    Explanation missing(String alertname, boolean ofMachine) {
        var doubt = doubts.get(alertname);
        if (doubt != null) {
            return doubt;
        }
        return !alertname.isEmpty() && (ofMachine || everListed.contains(alertname))
                ? Explanation.of("reason.rule-missing", SafeText.line(alertname, 100))
                : Explanation.NONE;
    }
}
