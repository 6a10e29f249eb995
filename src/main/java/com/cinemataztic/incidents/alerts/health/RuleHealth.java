package com.cinemataztic.incidents.alerts.health;

import com.cinemataztic.incidents.platform.prometheus.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Decides which alerts are still evaluated. Pure. An alert is as healthy as the worst rule it depends on: where a
 * recording fails, the alert above it no longer sees data, yet Prometheus reports that alert as healthy.
 */
final class RuleHealth {

    /** Matches possible series names in an expression. It also matches inside quotes, which errs on the safe side. */
    private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");

    private RuleHealth() {}

    /**
     * The problem of an alert.
     *
     * @param rule the rule that fails or is not evaluated: the alert's own, or one that it depends on
     * @param stoppedSince when that rule was last evaluated; null: it is evaluated but fails, or never was evaluated
     */
    record Problem(String rule, @Nullable Instant stoppedSince) {}

    /**
     * The state of one alert.
     *
     * @param problem null when it is healthy
     * @param evaluatedAt the oldest evaluation time among the rules it depends on; null: never
     */
    record State(@Nullable Problem problem, @Nullable Instant evaluatedAt) {}

    private record Named(String name, State state) {}

    private static final Comparator<Named> WORST_FIRST = Comparator.<Named, Boolean>comparing(
                    one -> one.state().problem() == null)
            .thenComparing(one -> age(one.state()))
            .thenComparing(Named::name);

    /**
     * @param now Prometheus's own time
     * @param longestAge maximum age of an evaluation; twice the rule's interval if that is longer
     * @return every alert by its name; rules of the same name are merged
     */
    static Map<String, State> judge(List<Rule> rules, Instant now, Duration longestAge) {
        var own = new HashMap<String, State>();
        rules.forEach(rule -> own.merge(rule.name(), state(rule, now, longestAge), worse(rule.name())));
        var above = above(rules, own.keySet());
        // Worst first: each state spreads to all dependents. A rule already reached has something worse.
        var reached = new HashMap<String, State>();
        own.entrySet().stream()
                .map(each -> new Named(each.getKey(), each.getValue()))
                .sorted(WORST_FIRST)
                .forEach(source -> reach(source, above, reached));
        reached.keySet()
                .retainAll(rules.stream().filter(Rule::alerting).map(Rule::name).collect(Collectors.toSet()));
        return Map.copyOf(reached);
    }

    private static void reach(Named source, Map<String, Set<String>> above, Map<String, State> reached) {
        var next = new ArrayDeque<String>();
        next.add(source.name());
        while (!next.isEmpty()) {
            var name = next.remove();
            if (reached.putIfAbsent(name, source.state()) == null) {
                next.addAll(above.getOrDefault(name, Set.of()));
            }
        }
    }

    private static Map<String, Set<String>> above(List<Rule> rules, Set<String> names) {
        var above = new HashMap<String, Set<String>>();
        rules.forEach(rule -> NAME.matcher(rule.query())
                .results()
                .map(MatchResult::group)
                .filter(names::contains)
                .forEach(below ->
                        above.computeIfAbsent(below, _ -> new HashSet<>()).add(rule.name())));
        return above;
    }

    private static State state(Rule rule, Instant now, Duration longestAge) {
        var at = rule.evaluatedAt();
        if (!rule.ok() || at == null) {
            return new State(new Problem(rule.name(), null), at);
        }
        // A group that is due every five minutes has not stopped after one.
        var allowed = longestAge.compareTo(rule.interval().multipliedBy(2)) > 0
                ? longestAge
                : rule.interval().multipliedBy(2);
        // An evaluation in the future is not trusted either: the clock was set back since.
        var fresh = Duration.between(at, now).abs().compareTo(allowed) <= 0;
        return new State(fresh ? null : new Problem(rule.name(), at), at);
    }

    private static BinaryOperator<State> worse(String name) {
        return (one, other) -> WORST_FIRST.compare(new Named(name, one), new Named(name, other)) <= 0 ? one : other;
    }

    /** Failing rules all have the same age, so the reported one does not change from poll to poll. */
    private static Instant age(State state) {
        var problem = state.problem();
        var at = problem == null ? state.evaluatedAt() : problem.stoppedSince();
        return at == null ? Instant.MIN : at;
    }
}
