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
 * Judges which alerts are still evaluated. Pure. An alert is as well as the worst of what it rests on: where a recording
 * fails, Prometheus tells of the alert above it, that sees nothing any more, that it is well.
 */
final class RuleHealth {

    /** What may name a series in an expression; within quotes, too, which errs on the safe side. */
    private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");

    private RuleHealth() {}

    /**
     * What is wrong with an alert.
     *
     * @param rule the rule that fails or stands still: the alert's own, or one that it rests on
     * @param stoodStillSince when it was last evaluated; null: it is evaluated and fails, or never was
     */
    record Ailment(String rule, @Nullable Instant stoodStillSince) {}

    /**
     * How it is with one alert.
     *
     * @param problem null when it is well
     * @param evaluatedAt when the one of all it rests on was evaluated that was so the longest ago; null: never
     */
    record State(@Nullable Ailment problem, @Nullable Instant evaluatedAt) {}

    private record Named(String name, State state) {}

    private static final Comparator<Named> WORST_FIRST = Comparator.<Named, Boolean>comparing(
                    one -> one.state().problem() == null)
            .thenComparing(one -> age(one.state()))
            .thenComparing(Named::name);

    /**
     * @param now Prometheus's own time
     * @param longestAge what was evaluated longer ago, and its interval, stands still
     * @return every alert by its name; rules of one name are taken together
     */
    static Map<String, State> judge(List<Rule> rules, Instant now, Duration longestAge) {
        var own = new HashMap<String, State>();
        rules.forEach(rule -> own.merge(rule.name(), state(rule, now, longestAge), worse(rule.name())));
        var above = above(rules, own.keySet());
        // From the worst on, each reaches all that rests on it; who was reached before was reached by something worse.
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
            return new State(new Ailment(rule.name(), null), at);
        }
        // A group that is due every five minutes is not standing still after one.
        var allowed = longestAge.compareTo(rule.interval().multipliedBy(2)) > 0
                ? longestAge
                : rule.interval().multipliedBy(2);
        // Nor is one believed that was evaluated in a time to come: the clock was set back since.
        var fresh = Duration.between(at, now).abs().compareTo(allowed) <= 0;
        return new State(fresh ? null : new Ailment(rule.name(), at), at);
    }

    private static BinaryOperator<State> worse(String name) {
        return (one, other) -> WORST_FIRST.compare(new Named(name, one), new Named(name, other)) <= 0 ? one : other;
    }

    /** Of those that fail none is older than another, so that which is told of does not change from look to look. */
    private static Instant age(State state) {
        var problem = state.problem();
        var at = problem == null ? state.evaluatedAt() : problem.stoodStillSince();
        return at == null ? Instant.MIN : at;
    }
}
