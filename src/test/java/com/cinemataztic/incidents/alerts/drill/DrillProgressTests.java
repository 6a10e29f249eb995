package com.cinemataztic.incidents.alerts.drill;

import static com.cinemataztic.incidents.support.Given.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.alerts.drill.DrillProgress.State;
import com.cinemataztic.incidents.alerts.drill.DrillProgress.Step;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How far a drill has come, and where it failed. */
class DrillProgressTests {

    private final Map<Joint, Instant> passed = new EnumMap<>(Joint.class);
    private final Map<Joint, List<DrillProblem>> problems = new EnumMap<>(Joint.class);

    @Test
    void passesJointAfterJointAndIsOverWhenTheTicketIsClosed() {
        assertThat(states(0, false))
                .containsExactly(
                        State.WAITING,
                        State.NOT_REACHED,
                        State.NOT_REACHED,
                        State.NOT_REACHED,
                        State.SKIPPED,
                        State.NOT_REACHED);
        pass(Joint.POSTED, 1);
        pass(Joint.RECEIVED, 2);
        pass(Joint.OPENED, 2);
        pass(Joint.SHOWN, 3);
        assertThat(progress(20, false).isOver()).isFalse();
        assertThat(states(20, false)).endsWith(State.PASSED, State.SKIPPED, State.WAITING);
        pass(Joint.CLOSED, 41);
        var progress = progress(41, false);
        assertThat(progress.isOver()).isTrue();
        assertThat(progress.failed()).isEmpty();
        assertThat(progress.steps()).contains(new Step(Joint.CLOSED, State.PASSED, Duration.ofSeconds(41)));
    }

    @Test
    void aWebhookThatDoesNotComeInTimeIsTheJointThatFailed() {
        pass(Joint.POSTED, 1);
        assertThat(progress(60, true).failed()).isEmpty();
        var late = progress(61, true);
        assertThat(late.failed()).contains(Joint.RECEIVED);
        assertThat(late.isOver()).isTrue();
    }

    @Test
    void aTicketThatTheReconcilerOpenedDoesNotHideTheLostWebhook() {
        pass(Joint.POSTED, 1);
        pass(Joint.OPENED, 30);
        pass(Joint.SHOWN, 30);
        pass(Joint.CLOSED, 70);
        assertThat(progress(80, false).failed()).contains(Joint.RECEIVED);
    }

    @Test
    void aDrillThatFailedAtTheMailIsStillWatchedToItsEnd() {
        pass(Joint.POSTED, 1);
        pass(Joint.RECEIVED, 1);
        pass(Joint.OPENED, 1);
        pass(Joint.SHOWN, 1);
        problems.put(Joint.MAILED, List.of(DrillProblem.of(DrillProblem.Kind.MAIL_NOT_ACCEPTED, "anna", "rejected")));
        var progress = progress(10, true);
        assertThat(progress.failed()).contains(Joint.MAILED);
        assertThat(progress.isOver()).isFalse();
    }

    @Test
    void anAlertmanagerThatRejectsTheAlertEndsTheDrillAtOnce() {
        problems.put(Joint.POSTED, List.of(DrillProblem.of(DrillProblem.Kind.NO_ANSWER, "127.0.0.1:9093")));
        assertThat(progress(1, true).isOver()).isTrue();
    }

    @Test
    void aFinishedDrillStaysAsItWasWhenItFinished() {
        pass(Joint.POSTED, 1);
        var finished = drill(false, NOON.plusSeconds(5));
        assertThat(DrillProgress.of(finished, NOON.plusSeconds(9_000))
                        .steps()
                        .get(1)
                        .state())
                .isEqualTo(State.WAITING);
    }

    @Test
    void theMedianAndTheWorstAreThoseOfTheDrillsThatPassedTheJoint() {
        var drills = List.of(taking(4), taking(2), taking(9), drill(false, null));
        var figures = DrillFigures.of(drills);
        assertThat(figures.median()).containsExactly(Map.entry(Joint.CLOSED, Duration.ofSeconds(4)));
        assertThat(figures.worst()).containsExactly(Map.entry(Joint.CLOSED, Duration.ofSeconds(9)));
    }

    private Drill taking(int seconds) {
        passed.put(Joint.CLOSED, NOON.plusSeconds(seconds));
        var drill = drill(false, null);
        passed.clear();
        return drill;
    }

    private void pass(Joint joint, int second) {
        passed.put(joint, NOON.plusSeconds(second));
    }

    private List<State> states(int second, boolean notifies) {
        return progress(second, notifies).steps().stream().map(Step::state).toList();
    }

    private DrillProgress progress(int second, boolean notifies) {
        return DrillProgress.of(drill(notifies, null), NOON.plusSeconds(second));
    }

    private Drill drill(boolean notifies, @Nullable Instant finishedAt) {
        return new Drill(
                new DrillId("drill-0123456789ab"),
                new RegionId("denmark"),
                Severity.INFO,
                notifies,
                "ada",
                NOON,
                passed,
                null,
                problems,
                finishedAt);
    }
}
