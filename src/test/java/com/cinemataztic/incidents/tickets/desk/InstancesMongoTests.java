package com.cinemataztic.incidents.tickets.desk;

import static com.cinemataztic.incidents.support.Given.NOON;
import static com.cinemataztic.incidents.support.Given.offline;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cinemataztic.incidents.platform.text.Explanation;
import com.cinemataztic.incidents.store.LeadershipOf;
import com.cinemataztic.incidents.support.Given;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.Fingerprint;
import com.cinemataztic.incidents.tickets.ResolvedMarker;
import com.cinemataztic.incidents.tickets.Signal;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.Tickets;
import com.cinemataztic.incidents.tickets.Transition;
import com.cinemataztic.incidents.tickets.monitoring.Health;
import com.cinemataztic.incidents.tickets.timers.Housekeeping;
import com.cinemataztic.incidents.tickets.timers.RecoverySweeper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What two instances do at once is done once. */
@PortalTest
class InstancesMongoTests extends TwoInstances {

    private static final Health PROVEN = new Health(true, Duration.ofHours(1), Explanation.NONE);

    @Test
    void aStormReportedToBothAtOnceOpensEachTicketOnceWithANumberOfItsOwn() throws Exception {
        one.following();
        other.following();
        var storm = IntStream.range(0, 700)
                .mapToObj(i -> offline("storm-" + i).region("spain"))
                .toList();
        var begin = new CountDownLatch(1);
        var opened = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var receipts = new ArrayList<Future<Receipt>>();
            for (var given : storm) {
                for (var instance : List.of(one, other)) {
                    receipts.add(threads.submit(() -> {
                        begin.await();
                        return instance.desk.report(List.of(given.fires()), false);
                    }));
                }
            }
            begin.countDown();
            for (var receipt : receipts) {
                opened += receipt.get().opened();
            }
        }
        assertThat(opened).isEqualTo(700);
        var written = tickets.page(
                        new Tickets.Filter(Set.of(), Set.of(storm.getFirst().region())), 5_000, null)
                .rows();
        assertThat(written).hasSize(700);
        assertThat(written).extracting(TicketRow::id).doesNotHaveDuplicates();
        assertThat(written)
                .extracting(TicketRow::key)
                .containsExactlyInAnyOrderElementsOf(
                        storm.stream().map(Given::key).toList());
        // How soon a board follows is BoardFollowerMongoTests' question; here, that it has all of them in the end.
        await().untilAsserted(() -> {
            for (var instance : List.of(one, other)) {
                assertThat(instance.board
                                .snapshot()
                                .liveByRegion()
                                .get(storm.getFirst().region()))
                        .hasSize(700);
            }
        });
        assertThat(one.published.stream().mapToInt(it -> it.tickets().size()).sum()
                        + other.published.stream()
                                .mapToInt(it -> it.tickets().size())
                                .sum())
                .isEqualTo(700);
    }

    @Test
    void whatBothSettleAtOnceIsClosedOnce() throws Exception {
        for (int round = 0; round < 20; round++) {
            var given = offline("settles-" + round);
            var ticket = one.open(given);
            one.desk.report(List.of(given.ends(given.startsAt().plusSeconds(60))), false);
            var begin = new CountDownLatch(1);
            var closed = 0;
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var answers = new ArrayList<Future<Boolean>>();
                for (var instance : List.of(one, other)) {
                    answers.add(threads.submit(() -> {
                        begin.await();
                        return instance.desk.settle(Map.of(ticket.id(), PROVEN)) > 0;
                    }));
                }
                begin.countDown();
                for (var answer : answers) {
                    closed += answer.get() ? 1 : 0;
                }
            }
            assertThat(closed).isOne();
            assertThat(one.stored(ticket.id()).state()).isEqualTo(State.CLOSED);
            assertThat(one.stored(ticket.id()).timeline().stream().filter(entry -> entry.to() == State.CLOSED))
                    .hasSize(1);
        }
    }

    @Test
    void aStormThatRecoveredIsClosedInAFewRounds() {
        var storm = IntStream.range(0, 700).mapToObj(i -> offline("over-" + i)).toList();
        one.desk.report(storm.stream().<Signal>map(Given::fires).toList(), false);
        one.desk.report(
                storm.stream()
                        .<Signal>map(given -> given.ends(NOON.plusSeconds(60)))
                        .toList(),
                false);
        var idle = idle();
        clock.add(Duration.ofHours(1));
        idle.renew();
        var before = one.tickets.waiting;
        settleClock(idle).sweep();
        idle.release();

        assertThat(storm)
                .allSatisfy(given -> assertThat(one.board.live(given.key())).isNull());
        assertThat(one.tickets.waiting - before).describedAs("writes").isBetween(1, 10);
    }

    @Test
    void onlyTheLeaderClosesWhatIsDue() {
        var given = offline("leadership");
        var ticket = one.open(given);
        one.desk.report(List.of(given.ends(given.startsAt().plusSeconds(60))), false);
        var idle = idle();
        settleClock(idle).sweep();
        assertThat(one.stored(ticket.id()).state()).isEqualTo(State.OPEN);

        clock.add(Duration.ofMinutes(1));
        idle.renew();
        settleClock(idle).sweep();
        idle.release();
        assertThat(one.stored(ticket.id()).state()).isEqualTo(State.CLOSED);
    }

    @Test
    void theLeaderForgetsOldEndingsAndTheBoardForgetsByItself() {
        var ticket = one.open(offline("forgets"));
        one.desk.report(List.of(offline("forgets").ends(NOON.plusSeconds(60))), false);
        one.apply(one.stored(ticket.id()), new Transition.Close(CloseReason.FIXED, ""));
        var fingerprint = new Fingerprint("fp-forgets");
        tickets.remember(List.of(new ResolvedMarker(fingerprint, ticket.createdAt(), ticket.createdAt())));
        var idle = idle();
        clock.add(Duration.ofDays(2));
        new Housekeeping(tickets, one.board, idle.leadership(), clock).forget();
        assertThat(one.board.row(ticket.id())).isEmpty();
        assertThat(tickets.endings(Set.of(fingerprint))).isNotEmpty();

        idle.renew();
        new Housekeeping(tickets, one.board, idle.leadership(), clock).forget();
        idle.release();
        assertThat(tickets.endings(Set.of(fingerprint))).isEmpty();
    }

    private RecoverySweeper settleClock(LeadershipOf itsLeadership) {
        return new RecoverySweeper(
                one.board, one.desk, (row, since) -> PROVEN, settings, one.feed, itsLeadership.leadership(), clock);
    }
}
