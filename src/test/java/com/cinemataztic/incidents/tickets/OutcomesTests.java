package com.cinemataztic.incidents.tickets;

import static com.cinemataztic.incidents.support.Given.offline;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.cinemataztic.incidents.fleet.FleetInMemory;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.regions.RegionsInMemory;
import com.cinemataztic.incidents.store.StoreUnavailable;
import com.cinemataztic.incidents.support.Given;
import com.cinemataztic.incidents.tickets.FailingTickets.Failure;
import com.cinemataztic.incidents.tickets.board.Instance;
import com.cinemataztic.incidents.tickets.desk.Outcome;
import com.cinemataztic.incidents.tickets.desk.Receipt;
import com.cinemataztic.incidents.tickets.rules.OpenTicket;
import com.cinemataztic.incidents.tickets.settings.TicketSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is said of a request whose outcome is not known, and that a request that can't be processed fails alone. */
class OutcomesTests {

    private static final Actor ANNA = new Actor("anna", Role.OPERATOR, Set.of());
    private static final TicketSettings SETTINGS =
            OpenTicket.settings(Duration.ofMillis(500), Duration.ofSeconds(30), 5_000, 500);

    private final Instance portal = new Instance(
            new TicketsInMemory(),
            FleetInMemory.unknown(RegionsInMemory.directory(), Clock.systemUTC()),
            RegionsInMemory.directory(),
            SETTINGS,
            Clock.systemUTC());

    private final FailingTickets store = portal.tickets;

    @AfterEach
    void close() throws InterruptedException {
        store.gate.countDown();
        portal.close();
    }

    @Test
    void aClickThatWasWrittenThoughTheStoreDidNotConfirmItIsDone() {
        var ticket = portal.open(offline("s1"));
        store.failure = Failure.AFTER_WRITING;

        assertThat(take(ticket)).isEqualTo(new Outcome.Done(portal.stored(ticket.id())));
        assertThat(portal.stored(ticket.id()).assignee()).isEqualTo("anna");
    }

    @Test
    void aClickThatIsNotThereWhenItIsReadBackIsUnknown() {
        var ticket = portal.open(offline("s1"));
        store.failure = Failure.BEFORE_WRITING;

        assertThat(take(ticket)).isEqualTo(new Outcome.Unknown(ticket.id(), ticket));
    }

    @Test
    void aClickThatCanNotBeReadBackIsUnknown() throws Exception {
        var ticket = portal.open(offline("s1"));
        store.gate = new CountDownLatch(1);
        store.failure = Failure.AFTER_WRITING;
        var writes = store.waiting;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var outcome = threads.submit(() -> take(ticket));
            await().until(() -> store.waiting > writes);
            store.lost = true;
            store.gate.countDown();

            assertThat(outcome.get()).isEqualTo(new Outcome.Unknown(ticket.id(), null));
        }
    }

    @Test
    void whatTheStoreCanNotBeAskedBeforeAnythingIsWrittenChangesNothingForCertain() {
        var ticket = portal.open(offline("s1"));
        store.lost = true;

        assertThatThrownBy(() -> take(ticket))
                .isInstanceOfSatisfying(
                        StoreUnavailable.class,
                        unavailable -> assertThat(unavailable.outcomeUnknown()).isFalse());
    }

    @Test
    void aClickThatIsGivenUpWhileItWaitsIsNeverDone() throws Exception {
        var ticket = portal.open(offline("s1"));
        stuck();
        var given = new FutureTask<>(() -> take(ticket));
        var waits = Thread.ofVirtual().start(given);
        await().until(() -> queued() == 1);
        waits.interrupt();
        assertThatThrownBy(given::get)
                .cause()
                .isInstanceOfSatisfying(
                        StoreUnavailable.class,
                        unavailable -> assertThat(unavailable.outcomeUnknown()).isFalse());
        store.gate.countDown();
        portal.desk.probe();

        assertThat(portal.stored(ticket.id())).isEqualTo(ticket);
        assertThat(queued()).isZero();
    }

    @Test
    void aClickThatIsGivenUpWhenTheDeskHasBegunWithItIsUnknown() throws Exception {
        var ticket = portal.open(offline("s1"));
        store.gate = new CountDownLatch(1);
        var writes = store.waiting;
        var given = new FutureTask<>(() -> take(ticket));
        var waits = Thread.ofVirtual().start(given);
        await().until(() -> store.waiting > writes);
        store.lost = true;
        waits.interrupt();

        assertThat(given.get()).isEqualTo(new Outcome.Unknown(ticket.id(), null));
        store.lost = false;
        store.gate.countDown();
        portal.desk.probe();
        assertThat(portal.stored(ticket.id()).assignee()).isEqualTo("anna");
    }

    @Test
    void ofAFullBatchOnlyTheRequestThatCanNotBeProcessedFails() throws Exception {
        var clicked = portal.open(offline("clicked"));
        var signals = IntStream.range(0, 499).mapToObj(i -> offline("n" + i)).toList();
        store.unreadable = signals.get(250).key();
        stuck();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var click = threads.submit(() -> take(clicked));
            var answers = new ArrayList<Future<Receipt>>();
            signals.forEach(signal ->
                    answers.add(threads.submit(() -> portal.desk.report(List.of(signal.fires()), false))));
            await().until(() -> queued() == 500);
            store.gate.countDown();

            assertThat(click.get()).isInstanceOf(Outcome.Done.class);
            var opened = 0;
            for (var answer : answers) {
                opened += answer.get().opened();
            }
            assertThat(opened).isEqualTo(498);
            assertThat(answers.get(250).get().failed())
                    .containsExactly(signals.get(250).fires());
        }
    }

    @Test
    void ofAReportOnlyTheSignalThatCanNotBeProcessedFails() {
        var signals = IntStream.range(0, 200)
                .mapToObj(i -> offline("n" + i))
                .map(Given::fires)
                .toList();
        store.unreadable = signals.get(17).key();
        var receipt = portal.desk.report(List.copyOf(signals), false);

        assertThat(receipt.opened()).isEqualTo(199);
        assertThat(receipt.failed()).containsExactly(signals.get(17));
        assertThat(portal.board.snapshot().rows()).hasSize(199);
    }

    @Test
    void aClickInABatchThatBrokeAfterItWasWrittenIsDoneOnceAndNotRejected() throws Exception {
        var ticket = portal.open(offline("s1"));
        stuck();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var click = threads.submit(() -> take(ticket));
            var report = threads.submit(
                    () -> portal.desk.report(List.of(offline("beside").fires()), false));
            await().until(() -> queued() == 2);
            store.brokenAt = store.waiting + 1;
            store.gate.countDown();

            assertThat(click.get()).isInstanceOf(Outcome.Done.class);
            assertThat(report.get().failed()).isEmpty();
        }
        assertThat(portal.stored(ticket.id()).timeline().stream()
                        .filter(entry -> entry.kind() == TimelineEntry.Kind.TAKEN))
                .hasSize(1);
        assertThat(portal.board.live(offline("beside").key())).isNotNull();
    }

    @Test
    void whatOneCallerAsksForOfATicketIsDoneInItsOrder() throws Exception {
        var ticket = portal.open(offline("in-order"));
        stuck();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var comment = threads.submit(() -> portal.desk.comment(ticket.id(), "I take it", ANNA));
            await().until(() -> queued() == 1);
            var first = threads.submit(() -> take(ticket));
            await().until(() -> queued() == 2);
            var second = threads.submit(() -> take(ticket));
            await().until(() -> queued() == 3);
            store.gate.countDown();

            assertThat(comment.get()).isInstanceOf(Outcome.Done.class);
            assertThat(first.get()).isInstanceOf(Outcome.Done.class);
            assertThat(second.get()).isInstanceOf(Outcome.Conflict.class);
        }
        assertThat(portal.stored(ticket.id()).timeline())
                .extracting(TimelineEntry::kind)
                .containsSubsequence(TimelineEntry.Kind.COMMENT, TimelineEntry.Kind.TAKEN);
    }

    private Outcome take(Ticket ticket) {
        return portal.desk.apply(ticket.id(), ticket.version(), new Transition.Take(), ANNA);
    }

    /** Has the desk hang in a write, so that what comes now waits, until the gate is opened. */
    private void stuck() {
        store.gate = new CountDownLatch(1);
        var writes = store.waiting;
        Thread.ofVirtual()
                .start(() -> portal.desk.report(List.of(offline("stuck").fires()), false));
        await().until(() -> store.waiting > writes);
    }

    private int queued() {
        return (int) portal.meters.get("portal.desk.waiting").gauge().value();
    }
}
