package com.cinemataztic.incidents.tickets.desk;

import static com.cinemataztic.incidents.support.Given.NOON;
import static com.cinemataztic.incidents.support.Given.offline;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.Ticket.Predecessor;
import com.cinemataztic.incidents.tickets.Transition;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The desk on the real store, with many at it at once. Each test has screens of its own. */
class TicketDeskMongoTests extends DeskRig {

    @Test
    void sixteenReportsOfTheSameFaultOpenOneTicket() throws Exception {
        var receipts = together(16, () -> desk.report(List.of(offline("race").fires()), false));

        assertThat(receipts.stream().mapToInt(Receipt::opened).sum()).isOne();
        assertThat(live("race")).hasSize(1);
    }

    @Test
    void ofTwoClicksAtOnceOneWinsAndTheOtherNamesTheWinner() throws Exception {
        for (int round = 0; round < 30; round++) {
            var ticket = open("press-" + round);
            var actors = List.of(ANNA, BO);
            var next = new AtomicInteger();
            var outcomes = together(
                    2,
                    () -> desk.apply(
                            ticket.id(), ticket.version(), new Transition.Take(), actors.get(next.getAndIncrement())));

            var won = outcomes.stream().filter(Outcome.Done.class::isInstance).toList();
            var lost =
                    outcomes.stream().filter(Outcome.Conflict.class::isInstance).toList();
            assertThat(won).hasSize(1);
            assertThat(lost).hasSize(1);
            var winner = ((Outcome.Done) won.getFirst()).ticket().assignee();
            var rejected = (Outcome.Conflict) lost.getFirst();
            assertThat(rejected.by()).isEqualTo(winner);
            assertThat(rejected.current().assignee()).isEqualTo(winner);
            assertThat(rejected.when())
                    .isEqualTo(rejected.current().lastMove().orElseThrow().at());
        }
    }

    @Test
    void aTakeDuringAStormOfReportsIsNeverRejected() throws Exception {
        var ticket = open("storm");
        var storming = new AtomicBoolean(true);
        var facts = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 8; i++) {
                threads.submit(() -> {
                    while (storming.get()) {
                        desk.report(
                                List.of(offline("storm")
                                        .summary("fact " + facts.incrementAndGet())
                                        .fires()),
                                false);
                    }
                });
            }
            await().until(() -> facts.get() > 20);
            var seen = ticket;
            for (int i = 0; i < 40; i++) {
                var transition = i % 2 == 0 ? new Transition.Take() : new Transition.Release();
                var outcome = desk.apply(seen.id(), seen.version(), transition, ANNA);
                assertThat(outcome).isInstanceOf(Outcome.Done.class);
                seen = ((Outcome.Done) outcome).ticket();
            }
            storming.set(false);
        }
        assertThat(live("storm").getFirst().revision()).isGreaterThan(40);
    }

    @Test
    void aClickOnAnOldVersionIsAConflictThatNamesWhoAndWhen() {
        var ticket = open("old-version");
        var taken = (Outcome.Done) desk.apply(ticket.id(), ticket.version(), new Transition.Take(), ANNA);
        var late = desk.apply(ticket.id(), ticket.version(), new Transition.Close(CloseReason.FIXED, ""), BO);

        assertThat(late).isInstanceOfSatisfying(Outcome.Conflict.class, rejected -> {
            assertThat(rejected.by()).isEqualTo("anna");
            assertThat(rejected.current()).isEqualTo(taken.ticket());
        });
    }

    @Test
    void aTicketThatTheActorMayNotSeeIsNotFound() {
        var ticket = open("hidden");
        var norwegian = new Actor("nora", Role.OPERATOR, Set.of(new RegionId("norway")));

        assertThat(desk.apply(ticket.id(), ticket.version(), new Transition.Take(), norwegian))
                .isInstanceOf(Outcome.NotFound.class);
    }

    @Test
    void aViewerCanNotMoveATicket() {
        var ticket = open("viewer");
        var viewer = new Actor("vera", Role.VIEWER, Set.of());

        assertThat(desk.apply(ticket.id(), ticket.version(), new Transition.Take(), viewer))
                .isInstanceOf(Outcome.NotAllowed.class);
        assertThat(tickets.find(Set.of(ticket.id())).get(ticket.id())).isEqualTo(ticket);
    }

    @Test
    void aClosedTicketIsNotOpenedAgainBesideItsSuccessor() {
        var first = open("successor");
        var closed = (Outcome.Done)
                desk.apply(first.id(), first.version(), new Transition.Close(CloseReason.FIXED, ""), ANNA);
        desk.report(List.of(offline("successor").fires()), false);
        assertThat(live("successor")).describedAs("while it is snoozed").isEmpty();
        desk.report(List.of(offline("successor").startsAt(NOON.plusSeconds(60)).fires()), false);
        var second = live("successor").getFirst();
        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(second.predecessor())
                .isEqualTo(new Predecessor(
                        first.id(), Objects.requireNonNull(closed.ticket().closedAt())));

        assertThat(desk.apply(first.id(), closed.ticket().version(), new Transition.Reopen(""), ANNA))
                .isInstanceOfSatisfying(
                        Outcome.NotAllowed.class,
                        rejected -> assertThat(rejected.reason())
                                .contains(second.id().value()));
    }

    @Test
    void runningNumbersAreEachGivenOnceHoweverManyOpen() throws Exception {
        var next = new AtomicInteger();
        together(16, () -> {
            for (int i = 0; i < 10; i++) {
                var number = next.getAndIncrement();
                desk.report(
                        List.of(
                                offline("n" + number).region("estonia").fires(),
                                offline("m" + number).region("india").fires()),
                        false);
            }
            return true;
        });
        var estonian = ids("EE-");
        var indian = ids("IN-");

        assertThat(estonian).hasSize(160).doesNotHaveDuplicates();
        assertThat(indian).hasSize(160).doesNotHaveDuplicates();
    }

    @Test
    void twoInstancesWithTheSameReportOpenNoTicketTwiceAndLoseNoClick() throws Exception {
        var other = desk(tickets);
        var screens = IntStream.range(0, 20).mapToObj(i -> "two-" + i).toList();
        var turn = new AtomicInteger();
        together(8, () -> {
            var mine = turn.getAndIncrement() % 2 == 0 ? desk : other;
            for (int round = 0; round < 5; round++) {
                for (var screen : screens) {
                    mine.report(
                            List.of(offline(screen).summary("round " + round).fires()), false);
                }
            }
            return true;
        });
        for (var screen : screens) {
            assertThat(live(screen)).hasSize(1);
        }
        var taken = live("two-0").getFirst();
        var outcomes = List.of(
                desk.apply(taken.id(), taken.version(), new Transition.Take(), ANNA),
                other.apply(taken.id(), taken.version(), new Transition.Take(), BO));
        assertThat(outcomes.getFirst()).isInstanceOf(Outcome.Done.class);
        assertThat(outcomes.getLast()).isInstanceOf(Outcome.Conflict.class);
    }

    @Test
    void theBoardIsUpToDateBeforeTheReportIsAnswered() {
        for (int i = 0; i < 50; i++) {
            var given = offline("board-" + i);
            desk.report(List.of(given.fires()), false);
            assertThat(board.live(given.key())).isNotNull();
        }
    }
}
