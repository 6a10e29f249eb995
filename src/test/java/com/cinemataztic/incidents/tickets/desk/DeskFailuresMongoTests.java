package com.cinemataztic.incidents.tickets.desk;

import static com.cinemataztic.incidents.support.Given.offline;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.cinemataztic.incidents.store.StoreUnavailable;
import com.cinemataztic.incidents.tickets.FailingTickets;
import com.cinemataztic.incidents.tickets.board.LiveBoard;
import com.cinemataztic.incidents.tickets.rules.OpenTicket;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** The desk when the store fails or is slow, and when its queue is full. */
class DeskFailuresMongoTests extends DeskRig {

    @Test
    void aStoreThatFailsAcknowledgesNothingAndTheNextTryIsTaken() {
        var failing = new FailingTickets(tickets);
        var other = desk(failing);
        failing.failure = FailingTickets.Failure.BEFORE_WRITING;
        assertThatThrownBy(() -> other.report(List.of(offline("fails").fires()), false))
                .isInstanceOf(StoreUnavailable.class);
        assertThat(live("fails")).isEmpty();

        failing.failure = FailingTickets.Failure.NONE;
        assertThat(other.report(List.of(offline("fails").fires()), false).opened())
                .isOne();
    }

    @Test
    void aTicketWhoseWriteWasNotConfirmedExistsOnceAndIsShown() {
        var failing = new FailingTickets(tickets);
        var itsBoard = new LiveBoard(failing, Clock.systemUTC(), false);
        var other = desk(failing, itsBoard, settings);
        failing.failure = FailingTickets.Failure.AFTER_WRITING;
        assertThatThrownBy(() -> other.report(List.of(offline("unsaid").fires()), false))
                .isInstanceOf(StoreUnavailable.class);
        failing.failure = FailingTickets.Failure.NONE;
        var again = other.report(List.of(offline("unsaid").fires()), false);

        assertThat(again.opened()).isZero();
        assertThat(live("unsaid")).hasSize(1);
        assertThat(itsBoard.live(offline("unsaid").key())).isNotNull();
    }

    @Test
    void aFullQueueRejectsRequestsAndStillProcessesWhatWaits() throws Exception {
        var failing = new FailingTickets(tickets);
        failing.gate = new CountDownLatch(1);
        var small = OpenTicket.settings(Duration.ofMillis(500), Duration.ofSeconds(30), 3, 1);
        var other = desk(failing, new LiveBoard(failing, Clock.systemUTC(), false), small);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Future<Receipt>>();
            var busy = 0;
            for (int i = 0; i < 20; i++) {
                var given = offline("busy-" + i);
                answers.add(threads.submit(() -> other.report(List.of(given.fires()), false)));
            }
            await().until(() -> answers.stream().filter(Future::isDone).count() >= 16);
            failing.gate.countDown();
            for (var answer : answers) {
                try {
                    assertThat(answer.get().opened()).isOne();
                } catch (ExecutionException rejected) {
                    assertThat(rejected.getCause()).isInstanceOf(DeskBusy.class);
                    busy++;
                }
            }
            assertThat(busy).isBetween(16, 17);
        }
    }

    @Test
    void aDeskThatIsStuckReportsAProblem() throws Exception {
        var failing = new FailingTickets(tickets);
        failing.gate = new CountDownLatch(1);
        var small = OpenTicket.settings(Duration.ofMillis(500), Duration.ofSeconds(30), 1, 1);
        var other = desk(failing, new LiveBoard(failing, Clock.systemUTC(), false), small);
        var sign = new DeskHealthCheck(other);
        assertThat(sign.problem()).isEmpty();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.submit(() -> other.report(List.of(offline("stuck").fires()), false));
            await().until(() -> failing.waiting > 0);
            var asked = List.of(threads.submit(sign::problem), threads.submit(sign::problem));
            await().until(() -> asked.stream().anyMatch(Future::isDone));
            assertThat(asked).as("the other waits").filteredOn(Future::isDone).hasSize(1);
            failing.gate.countDown();
            assertThat(asked).extracting(Future::get).containsExactlyInAnyOrder("", "more waits than it can take");
        }
        assertThat(sign.problem()).isEmpty();
        assertThat(live("stuck")).hasSize(1);
    }

    @Test
    void aProbeBesideOtherRequestsIsAnsweredWithThem() throws Exception {
        var failing = new FailingTickets(tickets);
        failing.failure = FailingTickets.Failure.BEFORE_WRITING;
        var other = desk(failing);
        assertThatThrownBy(() -> other.report(List.of(offline("probed").fires()), false))
                .isInstanceOf(StoreUnavailable.class);
        assertThat(new DeskHealthCheck(other).problem()).isEmpty();
        together(16, () -> {
            desk.report(List.of(offline("probed").fires()), false);
            desk.probe();
            return true;
        });
        assertThat(live("probed")).hasSize(1);
    }
}
