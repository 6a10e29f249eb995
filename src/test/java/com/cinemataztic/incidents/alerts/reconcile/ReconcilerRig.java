package com.cinemataztic.incidents.alerts.reconcile;

import com.cinemataztic.incidents.alerts.AlertJson;
import com.cinemataztic.incidents.alerts.Alertmanagers;
import com.cinemataztic.incidents.alerts.health.MonitoringSnapshot;
import com.cinemataztic.incidents.alerts.health.RuleCoverage;
import com.cinemataztic.incidents.alerts.intake.AlertIntake;
import com.cinemataztic.incidents.platform.prometheus.Sample;
import com.cinemataztic.incidents.platform.text.Explanation;
import com.cinemataztic.incidents.tickets.Evidence;
import com.cinemataztic.incidents.tickets.Fingerprint;
import com.cinemataztic.incidents.tickets.TicketKey;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.board.LiveBoard;
import com.cinemataztic.incidents.tickets.desk.TicketDesk;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** A reconciler, and what Alertmanagers and Prometheus answer in its next poll. */
abstract class ReconcilerRig {

    static final JsonMapper JSON = new JsonMapper();
    static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    static final Instant BEGAN = NOW.minus(Duration.ofMinutes(10));
    static final Instant UP_SINCE = NOW.minus(Duration.ofHours(1));

    @Autowired
    Reconciler reconciler;

    @Autowired
    AlertIntake intake;

    @Autowired
    TicketDesk desk;

    @Autowired
    LiveBoard board;

    @Autowired
    Reconciliations reconciliations;

    String screen = "";
    private int polls;

    @BeforeEach
    void eachTestHasItsOwnScreen(TestInfo test) {
        screen = Integer.toHexString((test.getDisplayName() + test.getTestMethod()).hashCode());
    }

    void reconcile(Alertmanagers.Answer answer) {
        reconciler.reconcile(snapshot(List.of(answer), Explanation.NONE, Explanation.NONE, Map.of()));
    }

    MonitoringSnapshot snapshot(
            List<Alertmanagers.Answer> answers,
            Explanation monitoringBlind,
            Explanation machinesBlind,
            Map<String, List<Sample>> pending) {
        return new MonitoringSnapshot(
                NOW.plusSeconds(30L * polls++),
                monitoringBlind,
                machinesBlind,
                new Alertmanagers.Answers(answers),
                RuleCoverage.NONE,
                pending,
                Map.of());
    }

    static Alertmanagers.Answer answer(Alertmanagers.Listed... listed) {
        var alerts = new HashMap<Fingerprint, Alertmanagers.Listed>();
        Arrays.stream(listed).forEach(alert -> alerts.put(alert.fingerprint(), alert));
        return new Alertmanagers.Answer(URI.create("http://a"), Explanation.NONE, UP_SINCE, alerts, Map.of());
    }

    static Alertmanagers.Answer since(@Nullable Instant started) {
        return new Alertmanagers.Answer(URI.create("http://b"), Explanation.NONE, started, Map.of(), Map.of());
    }

    Alertmanagers.Listed listed(Instant startsAt, String receiver) {
        return new Alertmanagers.Listed(
                fingerprint(),
                startsAt,
                Set.of(receiver),
                Set.of(),
                JSON.readTree(alert().startsAt(startsAt).json()));
    }

    void received() {
        received(BEGAN);
    }

    void received(Instant startsAt) {
        intake.take(AlertJson.body(alert().startsAt(startsAt)), Map.of());
    }

    AlertJson alert() {
        return AlertJson.firing(screen).fingerprint(fingerprint().value());
    }

    Fingerprint fingerprint() {
        return new Fingerprint("fp-" + screen);
    }

    Optional<TicketRow> row() {
        return Optional.ofNullable(board.live(new TicketKey("1|machine-offline|dk-001/" + screen)));
    }

    Evidence evidence() {
        return row().orElseThrow().evidence().iterator().next();
    }

    List<Reconciliation> repairs() {
        return reconciliations.since(NOW.minus(Duration.ofDays(1)), 1_000).stream()
                .filter(repair -> repair.fingerprint().equals(fingerprint()))
                .toList();
    }
}
