package com.cinemataztic.incidents.alerts.health;

import com.cinemataztic.incidents.alerts.AlertSettings;
import com.cinemataztic.incidents.platform.SafeText;
import com.cinemataztic.incidents.platform.prometheus.PrometheusRules;
import com.cinemataztic.incidents.platform.prometheus.Rule;
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
    private final Map<String, Course> courses = new HashMap<>();
    private boolean looked;

    RuleProbe(PrometheusRules prometheus, AlertSettings settings, Clock clock) {
        this.prometheus = prometheus;
        this.settings = settings;
        this.clock = clock;
    }

    /** The rules as Prometheus returned them, not yet judged. */
    record Told(List<Rule> rules, Set<String> held) {}

    /** The history of one alert. */
    private static final class Course {
        private final RecoveryGate gate = new RecoveryGate(2);
        private @Nullable Instant failingSince;
    }

    /** @return the answer of Prometheus; empty when it does not answer */
    Optional<Told> ask() {
        try {
            return Optional.of(new Told(prometheus.all(), prometheus.alertsHeld()));
        } catch (UncheckedIOException failed) {
            LOGGER.debug("Prometheus does not report its rules: {}", failed.getMessage());
            return Optional.empty();
        }
    }

    /** Records that no rule's state is known in this poll. */
    void blind() {
        looked = true;
        courses.values().forEach(course -> course.gate.blind());
    }

    /**
     * @param told must be read before Prometheus is queried for the alerts it lists; otherwise an evaluation in between
     *     would make an alert's absence look like its end
     * @param now Prometheus's own time, queried after both
     */
    RuleCoverage judge(Told told, Instant now) {
        var states = RuleHealth.judge(told.rules(), now, settings.evaluationAge());
        courses.forEach((alertname, course) -> {
            if (!states.containsKey(alertname)) {
                course.gate.blind();
            }
        });
        var doubts = new HashMap<String, String>();
        states.forEach((alertname, state) -> doubts.put(alertname, doubt(alertname, state)));
        looked = true;
        var ailing = states.entrySet().stream()
                .filter(each -> each.getValue().problem() != null)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        return new RuleCoverage(doubts, ailing, told.held());
    }

    private String doubt(String alertname, RuleHealth.State state) {
        var course = courses.computeIfAbsent(alertname, _ -> unknownSoFar());
        var problem = state.problem();
        if (problem == null) {
            course.failingSince = null;
            var at = state.evaluatedAt();
            course.gate.answers(at == null ? null : (double) at.toEpochMilli());
            return course.gate.frozen() ? "Prometheus evaluates " + shown(alertname) + " only just again" : "";
        }
        course.gate.blind();
        if (course.failingSince == null) {
            course.failingSince = clock.instant();
        }
        var since = problem.stoodStillSince() == null ? course.failingSince : problem.stoodStillSince();
        var cause = problem.rule().equals(alertname) ? "" : ", which rests on " + shown(problem.rule()) + ",";
        return "Prometheus no longer evaluates " + shown(alertname) + cause + " since " + TIME.format(since);
    }

    /** An alert that was absent in the previous poll may have been missing for long. */
    private Course unknownSoFar() {
        var course = new Course();
        if (looked) {
            course.gate.blind();
        }
        return course;
    }

    private static String shown(String name) {
        return SafeText.line(name, 100);
    }
}
