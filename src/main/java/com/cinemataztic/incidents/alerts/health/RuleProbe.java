package com.cinemataztic.incidents.alerts.health;

import com.cinemataztic.incidents.alerts.AlertSettings;
import com.cinemataztic.incidents.platform.SafeText;
import com.cinemataztic.incidents.platform.prometheus.PrometheusRules;
import com.cinemataztic.incidents.platform.prometheus.Rule;
import com.cinemataztic.incidents.platform.text.Explanation;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Tracks from poll to poll which alerts Prometheus evaluates. After an interruption, an alert is trusted again only
 * after two evaluations: in the first, the rules it depends on may still have old values. Accessed by the polling
 * thread only.
 */
@Component
class RuleProbe {

    private static final Logger LOGGER = LoggerFactory.getLogger(RuleProbe.class);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    private final PrometheusRules prometheus;
    private final AlertSettings settings;
    private final Clock clock;
    private final Map<String, History> histories = new HashMap<>();
    private boolean polledBefore;

    RuleProbe(PrometheusRules prometheus, AlertSettings settings, Clock clock) {
        this.prometheus = prometheus;
        this.settings = settings;
        this.clock = clock;
    }

    /** The rules as Prometheus returned them, not yet judged. */
    record Answer(List<Rule> rules, Set<String> everListed) {}

    /** The history of one alert. */
    private static final class History {
        private final RecoveryGate gate = new RecoveryGate(2);
        private @Nullable Instant failingSince;
    }

    /** @return the answer of Prometheus; empty when it does not answer */
    Optional<Answer> ask() {
        try {
            return Optional.of(new Answer(prometheus.all(), prometheus.alertsHeld()));
        } catch (UncheckedIOException failed) {
            LOGGER.debug("Prometheus does not report its rules: {}", failed.getMessage());
            return Optional.empty();
        }
    }

    /** Records that no rule's state is known in this poll. */
    void blind() {
        polledBefore = true;
        histories.values().forEach(history -> history.gate.blind());
    }

    /**
     * @param answer must be read before Prometheus is queried for the alerts it lists; otherwise an evaluation in between
     *     would turn an alert's absence into its end
     * @param now Prometheus's own time, queried after both
     */
    RuleCoverage judge(Answer answer, Instant now) {
        var states = RuleHealth.judge(answer.rules(), now, settings.evaluationAge());
        histories.forEach((alertname, history) -> {
            if (!states.containsKey(alertname)) {
                history.gate.blind();
            }
        });
        var doubts = new HashMap<String, Explanation>();
        states.forEach((alertname, state) -> doubts.put(alertname, doubt(alertname, state)));
        polledBefore = true;
        var unevaluated = states.entrySet().stream()
                .filter(each -> each.getValue().problem() != null)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        return new RuleCoverage(doubts, unevaluated, answer.everListed());
    }

    private Explanation doubt(String alertname, RuleHealth.State state) {
        var history = histories.computeIfAbsent(alertname, _ -> unknownSoFar());
        var problem = state.problem();
        if (problem == null) {
            history.failingSince = null;
            var at = state.evaluatedAt();
            history.gate.answers(at == null ? null : (double) at.toEpochMilli());
            return history.gate.closed() ? Explanation.of("reason.rule-just-back", shown(alertname)) : Explanation.NONE;
        }
        history.gate.blind();
        if (history.failingSince == null) {
            history.failingSince = clock.instant();
        }
        var since = problem.stoppedSince() == null ? history.failingSince : problem.stoppedSince();
        return problem.rule().equals(alertname)
                ? Explanation.of("reason.rule-stopped", shown(alertname), TIME.format(since))
                : Explanation.of(
                        "reason.rule-below-stopped", shown(alertname), shown(problem.rule()), TIME.format(since));
    }

    /** An alert that was absent in the previous poll may have been missing for long. */
    private History unknownSoFar() {
        var history = new History();
        if (polledBefore) {
            history.gate.blind();
        }
        return history;
    }

    private static String shown(String name) {
        return SafeText.line(name, 100);
    }
}
