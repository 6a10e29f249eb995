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
 * Follows from look to look which alerts Prometheus evaluates. One that was not is believed again only after two
 * evaluations since: in the first, what it rests on may be of before. Touched by the looking thread only.
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

    /** What Prometheus told of its rules, not yet judged. */
    record Told(List<Rule> rules, Set<String> held) {}

    /** What became of one alert. */
    private static final class Course {
        private final RecoveryGate gate = new RecoveryGate(2);
        private @Nullable Instant failingSince;
    }

    /** @return what Prometheus tells; empty when it does not */
    Optional<Told> ask() {
        try {
            return Optional.of(new Told(prometheus.all(), prometheus.alertsHeld()));
        } catch (UncheckedIOException failed) {
            LOGGER.debug("Prometheus does not tell of its rules: {}", failed.getMessage());
            return Optional.empty();
        }
    }

    /** Nothing is known of any rule at this look. */
    void blind() {
        looked = true;
        courses.values().forEach(course -> course.gate.blind());
    }

    /**
     * @param told must be of before Prometheus was asked which alerts it holds, or an evaluation in between would make
     *     an alert's absence look like its end
     * @param now Prometheus's own time, asked after both
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

    /** An alert that was not there at the look before may have been missing for long. */
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
