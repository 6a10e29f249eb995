package com.cinemataztic.incidents.alerts.health;

import com.cinemataztic.incidents.alerts.AlertSettings;
import com.cinemataztic.incidents.alerts.health.Blindness.Trouble;
import com.cinemataztic.incidents.alerts.health.Blindness.Verdict;
import com.cinemataztic.incidents.platform.prometheus.PrometheusSettings;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.store.Leadership;
import com.cinemataztic.incidents.tickets.Evidence;
import com.cinemataztic.incidents.tickets.Fault;
import com.cinemataztic.incidents.tickets.Fingerprint;
import com.cinemataztic.incidents.tickets.Origin;
import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.Signal;
import com.cinemataztic.incidents.tickets.Subject;
import com.cinemataztic.incidents.tickets.TicketKey;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.board.LiveBoard;
import com.cinemataztic.incidents.tickets.desk.TicketDesk;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Reports blind monitoring on the board. There is one ticket, whatever the combination of reasons; it recovers and
 * closes like any other. The state of an open ticket is read from the board alone, so a restart neither duplicates nor
 * loses it.
 */
@Component
class BlindnessWatch {

    static final Fingerprint FINGERPRINT = new Fingerprint("portal:monitoring-blind");

    private static final Logger LOGGER = LoggerFactory.getLogger(BlindnessWatch.class);
    private static final String ERROR = "monitoring-blind";
    private static final Subject SUBJECT =
            new Subject(RegionId.UNASSIGNED, null, null, null, null, null, "incidents-portal");

    static final TicketKey KEY = TicketKey.of(ERROR, SUBJECT, FINGERPRINT);

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    private final HealthVerifier proofs;
    private final Watchdog watchdog;
    private final PrometheusSettings prometheus;
    private final TicketDesk desk;
    private final LiveBoard board;
    private final AlertSettings settings;
    private final Leadership leadership;
    private final Clock clock;
    private final Instant startedAt;

    // Accessed only by the sweep, which never runs concurrently.
    private @Nullable Instant noPrometheusSince;
    private @Nullable Instant noAlertmanagerSince;
    private @Nullable Instant rulesFailSince;
    private @Nullable Instant healthyAt;

    BlindnessWatch(
            HealthVerifier proofs,
            Watchdog watchdog,
            PrometheusSettings prometheus,
            TicketDesk desk,
            LiveBoard board,
            AlertSettings settings,
            Leadership leadership,
            Clock clock) {
        this.proofs = proofs;
        this.watchdog = watchdog;
        this.prometheus = prometheus;
        this.desk = desk;
        this.board = board;
        this.settings = settings;
        this.leadership = leadership;
        this.clock = clock;
        this.startedAt = clock.instant();
    }

    @Scheduled(fixedDelayString = "${portal.alerts.blindness-every:10s}")
    void sweep() {
        try {
            watchdog.recall();
            if (!leadership.held()) {
                return;
            }
            var now = clock.instant();
            switch (Blindness.judge(seen(), settings.watchdogSilence(), settings.blindAfter(), now)) {
                case Verdict.Blind blind -> report(blind);
                case Verdict.Healthy _ -> reportEnd(now);
                case Verdict.Undecided _ -> {}
            }
        } catch (RuntimeException storeDown) {
            LOGGER.warn("The ticket on blind monitoring could not be updated: {}", storeDown.getMessage());
        }
    }

    private Blindness.Seen seen() {
        var snapshot = proofs.latest();
        var answers = snapshot.alertmanagers();
        var blind = snapshot.monitoringBlind().english();
        var polled = snapshot.at().isAfter(Instant.EPOCH);
        var noPrometheus = polled && prometheus.configured() && snapshot.withoutPrometheus();
        noPrometheusSince = sinceOf(noPrometheusSince, noPrometheus, snapshot.at());
        noAlertmanagerSince = sinceOf(noAlertmanagerSince, polled && !answers.allAnswered(), snapshot.at());
        var unevaluated = snapshot.rules().unevaluated();
        rulesFailSince = sinceOf(rulesFailSince, !unevaluated.isEmpty(), snapshot.at());
        var silent = answers.all().stream().filter(answer -> !answer.trusted()).count();
        var troubles = Stream.of(
                        trouble(
                                blind,
                                noPrometheusSince,
                                "Start Prometheus again, or check for full disks and slow rules."),
                        trouble(
                                "Prometheus does not evaluate " + unevaluated.size() + " of its alert rules: "
                                        + RuleCoverage.named(unevaluated),
                                rulesFailSince,
                                "See the page Rules of Prometheus for the error, fix the rules that fail, and reload its"
                                        + " configuration."),
                        trouble(
                                "Alertmanagers that do not answer, or have no Watchdog: " + silent + " of "
                                        + answers.all().size(),
                                noAlertmanagerSince,
                                "Start Alertmanager again; if it runs, check that Prometheus sends alerts to it."))
                .flatMap(Optional::stream)
                .toList();
        return new Blindness.Seen(startedAt, watchdog.lastReceivedAt().orElse(null), polled, troubles);
    }

    private static @Nullable Instant sinceOf(@Nullable Instant since, boolean bad, Instant polledAt) {
        return bad ? since == null ? polledAt : since : null;
    }

    private static Optional<Trouble> trouble(String what, @Nullable Instant since, String remedy) {
        return Optional.ofNullable(since).map(then -> new Trouble(what, then, remedy));
    }

    private void report(Verdict.Blind blind) {
        var fault = fault(blind.troubles());
        var live = board.live(KEY);
        if (live != null && firing(live).isPresent() && live.fault().equals(fault)) {
            return;
        }
        var firing = new Signal.Firing(
                KEY,
                FINGERPRINT,
                episode().orElse(blind.from()),
                SUBJECT,
                fault,
                Severity.CRITICAL,
                blind.troubles().stream()
                        .map(Trouble::since)
                        .min(Instant::compareTo)
                        .orElse(null),
                Map.of("alertname", "MonitoringBlind"),
                Origin.SYSTEM,
                true);
        desk.report(List.of(firing), false);
    }

    /** Continues the episode of a live ticket, or of one that a person closed before the episode was over. */
    private Optional<Instant> episode() {
        return board.snapshot().rows().values().stream()
                .filter(row -> row.key().equals(KEY))
                .flatMap(row -> firing(row).filter(held -> row.state().live() || continues(held)).stream())
                .map(Evidence::startsAt)
                .max(Instant::compareTo);
    }

    private boolean continues(Evidence held) {
        return healthyAt == null || held.startsAt().isAfter(healthyAt);
    }

    private void reportEnd(Instant now) {
        healthyAt = now;
        board.snapshot().rows().values().stream()
                .filter(row -> row.key().equals(KEY) && (row.state().live() || row.snoozedUntil() != null))
                .flatMap(row -> firing(row).stream())
                .map(held -> new Signal.Ended(KEY, FINGERPRINT, held.startsAt(), now))
                .forEach(ended -> desk.report(List.of(ended), false));
    }

    private static Optional<Evidence> firing(TicketRow row) {
        return row.evidence().stream()
                .filter(held -> held.firing() && held.fingerprint().equals(FINGERPRINT))
                .findFirst();
    }

    private static Fault fault(List<Trouble> troubles) {
        var what = troubles.stream()
                .map(trouble -> "- " + trouble.what() + ", since " + TIME.format(trouble.since()))
                .collect(Collectors.joining("\n"));
        var remedies = troubles.stream().map(trouble -> "- " + trouble.remedy()).collect(Collectors.joining("\n"));
        return new Fault(
                ERROR,
                "Monitoring is blind: " + troubles.getFirst().what(),
                "What is wrong:\n" + what
                        + "\nThis affects every machine and host: new faults may be missing on the board, and tickets"
                        + " that recovered do not close until this is fixed.\nWhat to do:\n" + remedies
                        + "\nThe ticket closes automatically once all of this works again.",
                "/runbooks/Watchdog",
                null);
    }
}
