package com.cinemataztic.incidents.platform.prometheus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks Prometheus what becomes of its rules (HTTP API v1). */
@Component
public class PrometheusRules {

    private static final Duration LONGEST_INTERVAL = Duration.ofDays(1);

    private final PrometheusApi api;

    PrometheusRules(PrometheusApi api) {
        this.api = api;
    }

    /**
     * @return every rule, alerts and recordings alike: an alert whose recording fails is itself told to be well. What
     *     can't be read as a rule is left out
     * @throws UncheckedIOException when no usable answer came: refused, timed out, too long, not a success, not a list
     */
    public List<Rule> all() {
        return api.get("/api/v1/rules?exclude_alerts=true", WireRules.class, PrometheusRules::rules);
    }

    /**
     * @return the name of every alert that it has held in all it remembers, whether it still has a rule for it or not
     * @throws UncheckedIOException as for {@link #all()}
     */
    public Set<String> alertsHeld() {
        return api.get("/api/v1/label/alertname/values?match%5B%5D=ALERTS", WireValues.class, PrometheusRules::values);
    }

    private record WireRule(
            @Nullable String name,
            @Nullable String query,
            @Nullable String type,
            @Nullable String health,
            @Nullable String lastEvaluation) {}

    private record WireGroup(
            @Nullable List<@Nullable WireRule> rules,
            @Nullable Double interval,
            @Nullable String lastEvaluation) {}

    private record WireGroups(@Nullable List<@Nullable WireGroup> groups) {}

    private record WireRules(
            @Nullable String status, @Nullable WireGroups data) {}

    private record WireValues(
            @Nullable String status, @Nullable List<@Nullable String> data) {}

    private static List<Rule> rules(WireRules answer) throws IOException {
        if (!"success".equals(answer.status())
                || answer.data() == null
                || answer.data().groups() == null) {
            throw new IOException("Prometheus's answer is no list of rules");
        }
        var rules = new ArrayList<Rule>();
        for (var group : answer.data().groups()) {
            if (group == null || group.rules() == null) {
                continue;
            }
            for (var rule : group.rules()) {
                if (rule != null && rule.name() != null) {
                    rules.add(new Rule(
                            rule.name(),
                            "alerting".equals(rule.type()),
                            Objects.requireNonNullElse(rule.query(), ""),
                            "ok".equals(rule.health()),
                            earlier(time(group.lastEvaluation()), time(rule.lastEvaluation())),
                            interval(group.interval())));
                }
            }
        }
        return rules;
    }

    private static Set<String> values(WireValues answer) throws IOException {
        if (!"success".equals(answer.status()) || answer.data() == null) {
            throw new IOException("Prometheus's answer is no list of names");
        }
        return answer.data().stream().filter(Objects::nonNull).collect(Collectors.toUnmodifiableSet());
    }

    private static Duration interval(@Nullable Double seconds) {
        // Cut before it is multiplied: an answer may say anything.
        return seconds == null || !(seconds > 0)
                ? Duration.ZERO
                : Duration.ofMillis((long) (Math.min(seconds, LONGEST_INTERVAL.toSeconds()) * 1000));
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        return one == null || other == null ? null : one.isBefore(other) ? one : other;
    }

    /** What was never evaluated is told to have been in the year 1. */
    private static @Nullable Instant time(@Nullable String text) {
        try {
            var time = text == null ? Instant.EPOCH : Instant.parse(text);
            return time.isAfter(Instant.EPOCH) ? time : null;
        } catch (DateTimeException none) {
            return null;
        }
    }
}
