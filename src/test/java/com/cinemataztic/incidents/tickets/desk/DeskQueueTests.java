package com.cinemataztic.incidents.tickets.desk;

import static com.cinemataztic.incidents.support.Given.offline;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.store.StoreUnavailable;
import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.Signal;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.Transition;
import com.cinemataztic.incidents.tickets.desk.Lanes.Lane;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Requests of many threads: each is claimed once, waits in the lane of its caller and keeps its order there. */
@Timeout(120)
class DeskQueueTests {

    private static final Actor ANNA = new Actor("anna", Role.OPERATOR, Set.of());
    private static final Actor TOKEN = new Actor("robot", Role.OPERATOR, Set.of(), "robot");
    private static final TicketId TICKET = new TicketId("DK-1");

    @Test
    void theLaneIsThatOfTheCaller() {
        assertThat(take(ANNA, 1).load().lane()).isEqualTo(Lane.PEOPLE);
        assertThat(take(TOKEN, 1).load().lane()).isEqualTo(Lane.PROGRAMS);
        assertThat(take(Actor.SYSTEM, 1).load().lane()).isEqualTo(Lane.ALERTS);
        assertThat(new DeskCommand.Probe(new CompletableFuture<>()).load().lane())
                .isEqualTo(Lane.ALERTS);
    }

    @Test
    void aReportCountsItsSignalsAndALongTextItsBytes() {
        var signals = IntStream.range(0, 500)
                .<Signal>mapToObj(i -> offline("s" + i).fires())
                .toList();
        var load = new DeskCommand.ReportSignals(signals, false, new CompletableFuture<>()).load();
        assertThat(load.items()).isEqualTo(500);
        assertThat(load.bytes()).isGreaterThan(500L * DeskCommand.BYTES);

        var close = new Transition.Close(CloseReason.FIXED, "x".repeat(1_000));
        var click = new DeskCommand.ApplyTransition(TICKET, 1, close, ANNA, "change", new CompletableFuture<>());
        assertThat(click.load().bytes()).isEqualTo(DeskCommand.BYTES + 1_000);
    }

    @Test
    void ofManyThreadsEachRequestIsAnsweredOnceAndKeepsItsOrder() throws Exception {
        var queue = new DeskQueue(100_000, 50);
        var seen = new HashMap<String, List<Integer>>();
        var desk = Thread.ofPlatform().start(() -> {
            try {
                while (true) {
                    for (var command : queue.takeBatch()) {
                        var click = (DeskCommand.ApplyTransition) command;
                        seen.computeIfAbsent(click.actor().name(), any -> new ArrayList<>())
                                .add(click.version());
                        assertThat(click.answer().complete(new Outcome.NotFound(click.id())))
                                .isTrue();
                    }
                }
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        });
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var callers = new ArrayList<Future<?>>();
            for (int caller = 0; caller < 30; caller++) {
                var token = caller % 2 == 0 ? null : "token-" + caller % 3;
                var actor = new Actor("caller-" + caller, Role.OPERATOR, Set.of(), token);
                callers.add(threads.submit(() -> {
                    var waiting = new ArrayList<DeskQueue.Queued<Outcome>>();
                    for (int i = 0; i < 200; i++) {
                        waiting.add(add(queue, actor, i));
                    }
                    waiting.forEach(each -> assertThat(queue.await(each)).isEqualTo(new Outcome.NotFound(TICKET)));
                }));
            }
            for (var caller : callers) {
                caller.get();
            }
        }
        desk.interrupt();
        desk.join();
        var inOrder = IntStream.range(0, 200).boxed().toList();
        assertThat(seen)
                .hasSize(30)
                .allSatisfy((_, versions) -> assertThat(versions).isEqualTo(inOrder));
        assertThat(queue.size()).isZero();
    }

    @Test
    void aCallerWhoGivesUpAndTheDeskNeverBothClaimARequest() throws Exception {
        var queue = new DeskQueue(100_000, 7);
        var taken = new ConcurrentLinkedQueue<String>();
        var withdrawn = new AtomicInteger();
        var inDoubt = new AtomicInteger();
        var started = new CountDownLatch(1);
        var desk = Thread.ofPlatform().start(() -> {
            try {
                started.await();
                while (true) {
                    queue.takeBatch().forEach(command -> taken.add(((DeskCommand.ApplyTransition) command).changeId()));
                }
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        });
        var callers = new ArrayList<Thread>();
        for (int i = 0; i < 500; i++) {
            var version = i;
            callers.add(Thread.ofVirtual().start(() -> {
                try {
                    queue.<Outcome>submit(answer -> new DeskCommand.ApplyTransition(
                            TICKET, version, new Transition.Take(), ANNA, "change-" + version, answer));
                } catch (StoreUnavailable givenUp) {
                    (givenUp.outcomeUnknown() ? inDoubt : withdrawn).incrementAndGet();
                }
            }));
        }
        started.countDown();
        for (var caller : callers) {
            caller.interrupt();
        }
        for (var caller : callers) {
            caller.join();
        }
        desk.interrupt();
        desk.join();
        assertThat(withdrawn.get() + inDoubt.get()).isEqualTo(500);
        assertThat(taken).doesNotHaveDuplicates().hasSize(inDoubt.get());
        assertThat(queue.size()).isZero();
    }

    @Test
    void aClosedQueueTakesNothingMoreAndWhatWaitsFailsForCertain() {
        var queue = new DeskQueue(10, 10);
        var waiting = List.of(add(queue, ANNA, 1), add(queue, TOKEN, 2), add(queue, Actor.SYSTEM, 3));
        queue.close();
        assertThatThrownBy(() -> add(queue, ANNA, 4)).isInstanceOf(DeskBusy.class);
        queue.failWaiting(StoreUnavailable.nothingWritten("stopping", new InterruptedException()));

        assertThat(waiting)
                .allSatisfy(each -> assertThatThrownBy(() -> queue.await(each))
                        .isInstanceOfSatisfying(
                                StoreUnavailable.class,
                                why -> assertThat(why.outcomeUnknown()).isFalse()));
    }

    private static DeskQueue.Queued<Outcome> add(DeskQueue queue, Actor actor, int version) {
        return queue.add(answer ->
                new DeskCommand.ApplyTransition(TICKET, version, new Transition.Take(), actor, "change", answer));
    }

    private static DeskCommand take(Actor actor, int version) {
        return new DeskCommand.ApplyTransition(
                TICKET, version, new Transition.Take(), actor, "change", new CompletableFuture<>());
    }
}
