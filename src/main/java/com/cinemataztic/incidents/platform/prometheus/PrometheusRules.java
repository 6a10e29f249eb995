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

/** Reads the state of Prometheus's rules (HTTP API v1). */
@Component
public class PrometheusRules {

    private static final Duration LONGEST_INTERVAL = Duration.ofDays(1);

    private final PrometheusApi api;

    PrometheusRules(PrometheusApi api) {
        this.api = api;
    }

    /**
     * @return every rule, both alerts and recordings: an alert whose recording fails is itself reported as healthy.
     *     Entries that cannot be read as rules are left out
     * @throws UncheckedIOException if there is no usable response: connection refused, timed out, too long, not a
     *     success, not a list
     */
    public List<Rule> all() {
        return api.get("/api/v1/rules?exclude_alerts=true", WireRules.class, PrometheusRules::rules);
    }

    /**
     * @return the name of every alert in Prometheus's retained data, whether a rule for it still exists or not
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
        // Limited before the multiplication: the response may hold any number.
        return seconds == null || !(seconds > 0)
                ? Duration.ZERO
                : Duration.ofMillis((long) (Math.min(seconds, LONGEST_INTERVAL.toSeconds()) * 1000));
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        return one == null || other == null ? null : one.isBefore(other) ? one : other;
    }

    /** Prometheus reports the year 1 for what was never evaluated. */
    private static @Nullable Instant time(@Nullable String text) {
        try {
            var time = text == null ? Instant.EPOCH : Instant.parse(text);
            return time.isAfter(Instant.EPOCH) ? time : null;
        } catch (DateTimeException none) {
            return null;
        }
    }
}
