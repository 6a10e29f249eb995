package com.cinemataztic.incidents.alerts.health;

import com.cinemataztic.incidents.platform.SafeText;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What one look found of Prometheus's alert rules.
 *
 * @param doubts why an alert's absence proves nothing, for people, by alertname; empty where it does prove something
 * @param ailing the alerts that are not evaluated, in order
 * @param held every alert that this Prometheus has held in all it remembers
 */
public record RuleCoverage(Map<String, String> doubts, List<String> ailing, Set<String> held) {

    private static final int SHOWN = 5;

    public static final RuleCoverage NONE = new RuleCoverage(Map.of(), List.of(), Set.of());

    public RuleCoverage {
        doubts = Map.copyOf(doubts);
        ailing = List.copyOf(ailing);
        held = Set.copyOf(held);
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
     * Why it proves nothing that the alert is absent. An alert without a rule here that this Prometheus never held is
     * another's, and another that is not configured is not asked. A machine's alert is never another's: this one's
     * data is what proves the machine's health.
     *
     * @return for people; empty when its absence may be believed
     */
    String missing(String alertname, boolean ofMachine) {
        var doubt = doubts.get(alertname);
        if (doubt != null) {
            return doubt;
        }
        return !alertname.isEmpty() && (ofMachine || held.contains(alertname))
                ? "Prometheus has no rule " + SafeText.line(alertname, 100)
                : "";
    }
}
