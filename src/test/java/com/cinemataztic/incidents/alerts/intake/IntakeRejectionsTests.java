package com.cinemataztic.incidents.alerts.intake;

import static com.cinemataztic.incidents.support.Given.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.alerts.AlertJson;
import com.cinemataztic.incidents.alerts.Alertmanagers;
import com.cinemataztic.incidents.alerts.DeadLettersInMemory;
import com.cinemataztic.incidents.alerts.Settings;
import com.cinemataztic.incidents.alerts.SubjectNamesInMemory;
import com.cinemataztic.incidents.alerts.WatchdogInMemory;
import com.cinemataztic.incidents.alerts.health.Watchdog;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.AuthenticationRejected;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.regions.RegionsInMemory;
import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.Core;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.TicketsChanged;
import com.cinemataztic.incidents.tickets.Transition;
import com.cinemataztic.incidents.tickets.desk.Outcome;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.threeten.extra.MutableClock;

/** The umbrella ticket of the intake, and what the close dialog promises about it: quiet until the re-check. */
class IntakeRejectionsTests {

    private static final Actor ANNA = new Actor("anna", Role.OPERATOR, Set.of());

    private final MutableClock clock = MutableClock.of(NOON, ZoneOffset.UTC);
    private final Core core = Core.inMemory(clock);
    private final DeadLettersInMemory letters = new DeadLettersInMemory();
    private final IntakeMetrics metrics = new IntakeMetrics(new SimpleMeterRegistry(), letters, clock);
    private final IntakeRejections rejections =
            new IntakeRejections(core.desk(), core.board(), metrics, clock, Runnable::run);
    private final AlertIntake intake = intake();

    @AfterEach
    void close() throws InterruptedException {
        core.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "PUT", "OPTIONS", "DELETE", "TRACE"})
    void onlyAPostToTheWebhookIsAnIntakeRejection(String method) {
        rejections.on(new AuthenticationRejected(method, "/api/alertmanager/webhook", "192.0.2.1"));
        assertThat(rows()).isEmpty();
        assertThat(metrics.rejected(401)).isZero();
    }

    @ParameterizedTest
    @MethodSource("paths")
    void aSnoozedTicketStaysSnoozedWhateverIsRejected(String path, BiConsumer<AlertIntake, IntakeRejections> rejected) {
        var snoozed = closedByAPerson(rejected);
        for (int i = 0; i < 40; i++) {
            rejected.accept(intake, rejections);
            clock.add(Duration.ofSeconds(30));
        }
        core.recheck();
        assertThat(rows()).as(path).singleElement().satisfies(row -> {
            assertThat(row.state()).isEqualTo(State.CLOSED);
            assertThat(row.snoozedUntil()).isEqualTo(snoozed.snoozedUntil());
            assertThat(row.occurrences()).isOne();
            assertThat(row.notificationPendingSince()).isEqualTo(snoozed.notificationPendingSince());
        });
    }

    @ParameterizedTest
    @MethodSource("paths")
    void itOpensAgainAtTheReCheckWhenItStillHappensAndStartsAtTheFirstLevel(
            String path, BiConsumer<AlertIntake, IntakeRejections> rejected) {
        var snoozed = closedByAPerson(rejected);
        clock.add(Duration.ofMinutes(10));
        rejected.accept(intake, rejections);
        clock.add(Duration.ofMinutes(21));
        core.recheck();
        assertThat(rows()).as(path).singleElement().satisfies(row -> {
            assertThat(row.id()).isEqualTo(snoozed.id());
            assertThat(row.state()).isEqualTo(State.OPEN);
            assertThat(row.escalation()).isNull();
            assertThat(row.occurrences()).isOne();
        });
    }

    @Test
    void itStaysClosedAfterTheReCheckWhenItHappensNoMoreAndTheNextRejectionIsANewTicket() {
        var first = closedByAPerson((intake, rejections) -> rejections.raise("no token"));
        clock.add(Duration.ofMinutes(31));
        core.recheck();
        assertThat(rows()).singleElement().satisfies(row -> {
            assertThat(row.state()).isEqualTo(State.CLOSED);
            assertThat(row.snoozedUntil()).isNull();
        });
        rejections.raise("no token");
        assertThat(rows()).hasSize(2);
        assertThat(live().id()).isNotEqualTo(first.id());
    }

    static List<Arguments> paths() {
        return List.of(
                path(
                        "401",
                        (intake, rejections) -> rejections.on(
                                new AuthenticationRejected("POST", "/api/alertmanager/webhook", "192.0.2.1"))),
                path("413", (intake, rejections) -> intake.rejectTooLarge(Map.of("Content-Length", "9"), 8)),
                path("a body that is no JSON", (intake, rejections) -> intake.take(new byte[] {'{'}, Map.of())),
                path(
                        "an alert that is none",
                        (intake, rejections) -> intake.take(AlertJson.bodyOf(List.of("{}")), Map.of())));
    }

    private static Arguments path(String name, BiConsumer<AlertIntake, IntakeRejections> rejected) {
        return Arguments.of(name, rejected);
    }

    /** Raised by that, and closed by a person, which the portal publishes. */
    private TicketRow closedByAPerson(BiConsumer<AlertIntake, IntakeRejections> rejected) {
        rejected.accept(intake, rejections);
        var row = live();
        clock.add(Duration.ofMinutes(5));
        var outcome = core.desk().apply(row.id(), row.version(), new Transition.Close(CloseReason.FIXED, ""), ANNA);
        Ticket closed = ((Outcome.Done) outcome).ticket();
        rejections.on(new TicketsChanged(List.of(closed)));
        assertThat(closed.snoozedUntil()).isEqualTo(NOON.plus(Duration.ofMinutes(35)));
        return TicketRow.of(closed);
    }

    private AlertIntake intake() {
        var settings = Settings.of();
        var watchdog = new Watchdog(new WatchdogInMemory(), settings, clock);
        var submitter = new SignalSubmitter(
                core.desk(), new NoAlertmanagers(), watchdog, RegionsInMemory.acceptance(core.regions(), clock));
        return new AlertIntake(
                submitter,
                new SubjectNamesInMemory(core.regions()),
                watchdog,
                new DeadLetterBudget(letters, settings, clock),
                rejections,
                metrics,
                (signals, at) -> {},
                clock);
    }

    private static final class NoAlertmanagers implements Alertmanagers {

        @Override
        public Answers list() {
            return new Answers(List.of());
        }

        @Override
        public Answers snapshot() {
            return list();
        }
    }

    private TicketRow live() {
        return rows().stream().filter(row -> row.state().live()).findFirst().orElseThrow();
    }

    private List<TicketRow> rows() {
        return List.copyOf(core.board().snapshot().rows().values());
    }
}
