package com.cinemataztic.incidents.alerts.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.alerts.AlertSettings;
import com.cinemataztic.incidents.alerts.Alertmanagers;
import com.cinemataztic.incidents.alerts.SubjectNames;
import com.cinemataztic.incidents.alerts.intake.SignalSubmitter;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.platform.prometheus.Sample;
import com.cinemataztic.incidents.platform.text.Explanation;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.Evidence;
import com.cinemataztic.incidents.tickets.Transition;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** An alert that no Alertmanager lists any more has ended; nothing is concluded from an error. */
@PortalTest
class ReconcilerEndsMongoTests extends ReconcilerRig {

    @Test
    void anAlertThatAPersonSnoozedHasEndedWhenItIsMissingToo() {
        received();
        reconcile(answer(listed(BEGAN, "portal")));
        var open = row().orElseThrow();
        desk.apply(open.id(), open.version(), new Transition.Close(CloseReason.WONT_FIX, ""), Actor.SYSTEM);
        reconcile(answer());
        reconcile(answer());

        assertThat(board.row(open.id()).orElseThrow().evidence()).noneMatch(Evidence::firing);
    }

    @Test
    void anAlertSeenListedAndMissingInTwoPollsHasEnded() {
        received();
        reconcile(answer(listed(BEGAN, "portal")));
        reconcile(answer());
        assertThat(evidence().firing()).describedAs("missing once").isTrue();
        reconcile(answer());

        assertThat(evidence().firing()).isFalse();
        assertThat(row().orElseThrow().recoveredAt()).isNotNull();
        assertThat(repairs()).extracting(Reconciliation::kind).containsExactly(Reconciliation.Kind.END);
    }

    @Test
    void aPortalThatWasRestartedStillKnowsWhatItHasSeen(
            @Autowired SignalSubmitter submitter,
            @Autowired SeenAlerts seenAlerts,
            @Autowired SubjectNames names,
            @Autowired AlertSettings settings,
            @Autowired MeterRegistry meters) {
        received();
        reconcile(answer(listed(BEGAN, "portal")));
        var restarted = new Reconciler(
                board, submitter, seenAlerts, reconciliations, names, settings, meters, Clock.systemUTC());
        restarted.reconcile(snapshot(List.of(answer()), Explanation.NONE, Explanation.NONE, Map.of()));
        restarted.reconcile(snapshot(List.of(answer()), Explanation.NONE, Explanation.NONE, Map.of()));

        assertThat(evidence().firing()).isFalse();
    }

    @Test
    void whatWasNeverSeenInAConfiguredAlertmanagerIsNotMissingThere() {
        received();
        missingForLong(poll -> List.of(answer()), Explanation.NONE, Explanation.NONE, Map.of());

        assertThat(evidence().firing()).isTrue();
    }

    @Test
    void anotherEpisodeThanTheOneSeenIsNotMissing() {
        received();
        reconcile(answer(listed(BEGAN, "portal")));
        received(BEGAN.plusSeconds(60));
        missingForLong(poll -> List.of(answer()), Explanation.NONE, Explanation.NONE, Map.of());

        assertThat(evidence().firing()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "one Alertmanager does not answer",
                "one Alertmanager still has it",
                "one Alertmanager has just started",
                "one Alertmanager does not report its start time",
                "one Alertmanager can't be trusted though it has run for long",
                "no Alertmanager is configured any more",
                "no Alertmanager answers",
                "the monitoring is blind",
                "the machines are blind",
                "Prometheus still holds it",
                "it comes and goes",
            })
    void nothingEndsWhile(String why) {
        received();
        reconcile(answer(listed(BEGAN, "portal")));
        var silent = new Alertmanagers.Answer(
                URI.create("http://b"), Explanation.of("reason.alertmanager.no-answer"), null, Map.of(), Map.of());
        var doubtful = new Alertmanagers.Answer(
                URI.create("http://b"),
                Explanation.of("reason.alertmanager.no-watchdog"),
                UP_SINCE,
                Map.of(),
                Map.of());
        missingForLong(
                poll -> switch (why) {
                    case "one Alertmanager does not answer" -> List.of(answer(), silent);
                    case "one Alertmanager still has it" -> List.of(answer(), answer(listed(BEGAN, "portal")));
                    case "one Alertmanager has just started" -> List.of(answer(), since(NOW.minusSeconds(60)));
                    case "one Alertmanager does not report its start time" -> List.of(answer(), since(null));
                    case "one Alertmanager can't be trusted though it has run for long" -> List.of(answer(), doubtful);
                    case "no Alertmanager is configured any more" -> List.of();
                    case "no Alertmanager answers" -> List.of(silent);
                    case "it comes and goes" ->
                        poll % 2 == 0 ? List.of(answer()) : List.of(answer(listed(BEGAN, "portal")));
                    default -> List.of(answer());
                },
                why.equals("the monitoring is blind") ? Explanation.of("reason.prometheus-silent") : Explanation.NONE,
                why.equals("the machines are blind") ? Explanation.of("reason.exporter-down") : Explanation.NONE,
                why.equals("Prometheus still holds it")
                        ? Map.of(
                                "MachineOffline",
                                List.of(new Sample(Map.of("alertname", "MachineOffline", "screen_id", screen), 1)))
                        : Map.of());

        assertThat(evidence().firing()).isTrue();
        assertThat(repairs()).isEmpty();
    }

    private void missingForLong(
            IntFunction<List<Alertmanagers.Answer>> answers,
            Explanation monitoringBlind,
            Explanation machinesBlind,
            Map<String, List<Sample>> pending) {
        for (int poll = 0; poll < 5; poll++) {
            reconciler.reconcile(snapshot(answers.apply(poll), monitoringBlind, machinesBlind, pending));
        }
    }
}
