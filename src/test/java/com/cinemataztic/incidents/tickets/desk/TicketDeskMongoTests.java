package com.cinemataztic.incidents.tickets.desk;

import static com.cinemataztic.incidents.support.Given.NOON;
import static com.cinemataztic.incidents.support.Given.offline;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.cinemataztic.incidents.fleet.FleetDirectory;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.regions.RegionDirectory;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.store.StoreUnavailable;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.FailingTickets;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.Ticket.Predecessor;
import com.cinemataztic.incidents.tickets.Tickets;
import com.cinemataztic.incidents.tickets.Transition;
import com.cinemataztic.incidents.tickets.board.Deadlines;
import com.cinemataztic.incidents.tickets.board.LiveBoard;
import com.cinemataztic.incidents.tickets.rules.OpenTicket;
import com.cinemataztic.incidents.tickets.settings.TicketSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The desk on the real store, with many at it at once. Each test has screens of its own. */
@PortalTest
class TicketDeskMongoTests {

    private static final Actor ANNA = new Actor("anna", Role.OPERATOR, Set.of());
    private static final Actor BO = new Actor("bo", Role.OPERATOR, Set.of());

    @Autowired
    TicketDesk desk;

    @Autowired
    Tickets tickets;

    @Autowired
    LiveBoard board;

    @Autowired
    FleetDirectory fleet;

    @Autowired
    RegionDirectory regions;

    @Autowired
    TicketSettings settings;

    private final List<TicketDesk> others = new ArrayList<>();

    @AfterEach
    void stopOthers() throws InterruptedException {
        for (var other : others) {
            other.stop();
        }
    }

    @Test
    void sixteenWhoTellOfTheSameFaultOpenOneTicket() throws Exception {
        var receipts = together(16, () -> desk.report(List.of(offline("race").fires()), false));

        assertThat(receipts.stream().mapToInt(Receipt::opened).sum()).isOne();
        assertThat(live("race")).hasSize(1);
    }

    @Test
    void ofTwoWhoPressAtOnceOneWinsAndTheOtherIsToldWho() throws Exception {
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
            var refused = (Outcome.Conflict) lost.getFirst();
            assertThat(refused.by()).isEqualTo(winner);
            assertThat(refused.current().assignee()).isEqualTo(winner);
            assertThat(refused.when())
                    .isEqualTo(refused.current().lastMove().orElseThrow().at());
        }
    }

    @Test
    void aTakeDuringAStormOfFreshFactsIsNeverRefused() throws Exception {
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
    void aClickOnAnOldVersionIsRefusedWithWhoAndWhen() {
        var ticket = open("old-version");
        var taken = (Outcome.Done) desk.apply(ticket.id(), ticket.version(), new Transition.Take(), ANNA);
        var late = desk.apply(ticket.id(), ticket.version(), new Transition.Close(CloseReason.FIXED, ""), BO);

        assertThat(late).isInstanceOfSatisfying(Outcome.Conflict.class, refused -> {
            assertThat(refused.by()).isEqualTo("anna");
            assertThat(refused.current()).isEqualTo(taken.ticket());
        });
    }

    @Test
    void whoMayNotSeeATicketIsToldThatThereIsNone() {
        var ticket = open("hidden");
        var norwegian = new Actor("nora", Role.OPERATOR, Set.of(new RegionId("norway")));

        assertThat(desk.apply(ticket.id(), ticket.version(), new Transition.Take(), norwegian))
                .isInstanceOf(Outcome.NotFound.class);
    }

    @Test
    void whoMayOnlyLookCanNotMoveATicket() {
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
                        refused -> assertThat(refused.reason())
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
    void twoInstancesTellingTheSameOpenNoTicketTwiceAndLoseNoClick() throws Exception {
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
    void aTicketThatWasWrittenThoughNobodyCouldSaySoIsThereOnceAndIsShown() {
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
    void tooMuchWaitingIsRefusedForNowAndWhatWaitsIsStillDone() throws Exception {
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
                } catch (ExecutionException refused) {
                    assertThat(refused.getCause()).isInstanceOf(DeskBusy.class);
                    busy++;
                }
            }
            assertThat(busy).isBetween(16, 17);
        }
    }

    @Test
    void aDeskThatIsStuckDoesNotSayThatItIsWell() throws Exception {
        var failing = new FailingTickets(tickets);
        failing.gate = new CountDownLatch(1);
        var small = OpenTicket.settings(Duration.ofMillis(500), Duration.ofSeconds(30), 1, 1);
        var other = desk(failing, new LiveBoard(failing, Clock.systemUTC(), false), small);
        var sign = new DeskHealthCheck(other);
        assertThat(sign.problem()).isEmpty();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.submit(() -> other.report(List.of(offline("stuck").fires()), false));
            await().until(() -> failing.waiting > 0);
            var asked = threads.submit(sign::problem);
            await().until(() -> sign.problem().equals("more waits than it can take"));
            assertThat(asked).isNotDone();
            failing.gate.countDown();
            assertThat(asked.get()).isEmpty();
        }
        assertThat(sign.problem()).isEmpty();
        assertThat(live("stuck")).hasSize(1);
    }

    @Test
    void aProbeBesideOtherWorkIsAnsweredWithIt() throws Exception {
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

    @Test
    void theBoardKnowsBeforeWhoeverToldIsAnswered() {
        for (int i = 0; i < 50; i++) {
            var given = offline("board-" + i);
            desk.report(List.of(given.fires()), false);
            assertThat(board.live(given.key())).isNotNull();
        }
    }

    private Ticket open(String screen) {
        desk.report(List.of(offline(screen).fires()), false);
        return live(screen).getFirst();
    }

    private List<Ticket> live(String screen) {
        return tickets
                .page(new Tickets.Filter(Set.of(State.OPEN, State.INPROGRESS), Set.of()), 5_000, null)
                .tickets()
                .stream()
                .filter(ticket -> ticket.key().equals(offline(screen).key()))
                .toList();
    }

    private List<String> ids(String code) {
        return tickets.page(new Tickets.Filter(Set.of(), Set.of()), 5_000, null).tickets().stream()
                .map(ticket -> ticket.id().value())
                .filter(id -> id.startsWith(code))
                .toList();
    }

    private TicketDesk desk(Tickets store) {
        return desk(store, new LiveBoard(store, Clock.systemUTC(), false), settings);
    }

    private TicketDesk desk(Tickets store, LiveBoard itsBoard, TicketSettings itsSettings) {
        var made = new TicketDesk(
                store,
                itsBoard,
                new Deadlines(fleet, itsBoard),
                regions,
                event -> {},
                itsSettings,
                Clock.systemUTC(),
                new SimpleMeterRegistry());
        made.start();
        others.add(made);
        return made;
    }

    private static <T> List<T> together(int count, Callable<T> work) throws Exception {
        var barrier = new CyclicBarrier(count);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var futures = new ArrayList<Future<T>>();
            for (int i = 0; i < count; i++) {
                futures.add(threads.submit(() -> {
                    barrier.await();
                    return work.call();
                }));
            }
            var results = new ArrayList<T>();
            for (var future : futures) {
                results.add(future.get());
            }
            return results;
        }
    }
}
