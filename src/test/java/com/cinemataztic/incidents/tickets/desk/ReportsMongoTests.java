package com.cinemataztic.incidents.tickets.desk;

import static com.cinemataztic.incidents.support.Reports.LAMP_WATCH;
import static com.cinemataztic.incidents.support.Reports.lamp;
import static com.cinemataztic.incidents.support.Reports.service;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.platform.text.Explanation;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.store.LeadershipOf;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.FailingTickets.Failure;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TicketKey;
import com.cinemataztic.incidents.tickets.TimelineEntry;
import com.cinemataztic.incidents.tickets.TimelineEntry.Kind;
import com.cinemataztic.incidents.tickets.monitoring.Health;
import com.cinemataztic.incidents.tickets.rules.ReportRejection;
import com.cinemataztic.incidents.tickets.timers.RecoverySweeper;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Tickets without an alert on the real store, reported to two instances at once. Each test has keys of its own. */
@PortalTest
class ReportsMongoTests extends TwoInstances {

    private static final Actor ANNA = new Actor("anna", Role.OPERATOR, Set.of());

    @Test
    void thirtyTwoReportsOfOneKeyOpenOneTicket() throws Exception {
        var outcomes =
                DeskRig.together(32, alternating(desk -> desk.open(lamp("race").report(), LAMP_WATCH)));

        assertThat(outcomes).filteredOn(KeyOutcome.Opened.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(KeyOutcome.Refreshed.class::isInstance).hasSize(31);
        assertThat(outcomes)
                .extracting(outcome -> ticket(outcome).id())
                .containsOnly(live("race").id());
    }

    @Test
    void ofTwoWhoCloseItAtOnceBothAreAnsweredAndOneClosesIt() throws Exception {
        for (int round = 0; round < 20; round++) {
            var key = "closers-" + round;
            one.desk.open(lamp(key).report(), LAMP_WATCH);
            var outcomes = DeskRig.together(2, alternating(desk -> desk.close(key, null, "", LAMP_WATCH)));

            assertThat(outcomes).hasOnlyElementsOfType(KeyOutcome.Closed.class);
            var closed = one.stored(ticket(outcomes.getFirst()).id());
            assertThat(closed.timeline())
                    .filteredOn(entry -> entry.kind() == Kind.CLOSED)
                    .hasSize(1);
        }
    }

    @Test
    void twoServicesWithTheSameKeyHaveATicketEach() {
        var first = one.desk.open(lamp("shared").report(), LAMP_WATCH);
        var second = one.desk.open(lamp("shared").report(), service("other", Role.OPERATOR));

        assertThat(second).isInstanceOf(KeyOutcome.Opened.class);
        assertThat(ticket(second).id()).isNotEqualTo(ticket(first).id());
        assertThat(one.desk.close("shared", "lamp-watch", "", service("other", Role.OPERATOR)))
                .isEqualTo(new KeyOutcome.Rejected(ReportRejection.NOT_OPENER));
        assertThat(one.desk.close("shared", "lamp-watch", "", service("boss", Role.ADMIN)))
                .isInstanceOf(KeyOutcome.Closed.class);
        assertThat(one.stored(ticket(second).id()).state()).isEqualTo(State.OPEN);
    }

    @Test
    void aKeyThatNobodyOpenedIsNotThereToClose() {
        assertThat(one.desk.close("nothing", null, "", LAMP_WATCH)).isEqualTo(new KeyOutcome.NoneLive());
    }

    @Test
    void whoLostTheRegionLearnsNothingOfTheirTicket() {
        one.desk.open(lamp("moved").report(), LAMP_WATCH);
        var elsewhere = service("lamp-watch", Role.OPERATOR, new RegionId("norway"));

        assertThat(one.desk.close("moved", null, "", elsewhere)).isEqualTo(new KeyOutcome.NoneLive());
        assertThat(one.desk.open(lamp("moved").report(), elsewhere))
                .isEqualTo(new KeyOutcome.Rejected(ReportRejection.NO_SUCH_REGION));
        assertThat(one.desk.comment(live("moved").id(), "hello", elsewhere)).isInstanceOf(Outcome.NotFound.class);
    }

    @Test
    void aWriteThatWasNotConfirmedIsReadBackByItsKey() {
        one.tickets.failure = Failure.AFTER_WRITING;
        var outcome = one.desk.open(lamp("unsaid").report(), LAMP_WATCH);
        one.tickets.failure = Failure.NONE;

        assertThat(outcome).isInstanceOf(KeyOutcome.Opened.class);
        assertThat(one.desk.open(lamp("unsaid").report(), LAMP_WATCH)).isInstanceOf(KeyOutcome.Refreshed.class);
    }

    @Test
    void aWriteThatCannotBeReadBackIsUnknownAndARetryIsSafe() {
        one.tickets.failure = Failure.BEFORE_WRITING;
        assertThat(one.desk.open(lamp("down").report(), LAMP_WATCH)).isEqualTo(new KeyOutcome.Unknown(null));
        one.tickets.failure = Failure.NONE;
        assertThat(one.desk.open(lamp("down").report(), LAMP_WATCH)).isInstanceOf(KeyOutcome.Opened.class);
    }

    @Test
    void commentsOfManyAtOnceAreAllKept() throws Exception {
        var ticket = ticket(one.desk.open(lamp("comments").report(), LAMP_WATCH));
        var outcomes = DeskRig.together(24, alternating(desk -> desk.comment(ticket.id(), "seen from here", ANNA)));

        assertThat(outcomes).hasOnlyElementsOfType(Outcome.Done.class);
        var stored = one.stored(ticket.id());
        assertThat(stored.timeline())
                .filteredOn(entry -> entry.kind() == Kind.COMMENT)
                .hasSize(24);
        assertThat(stored.timeline()).extracting(TimelineEntry::changeId).doesNotHaveDuplicates();
        assertThat(stored.version()).isEqualTo(ticket.version());
    }

    @Test
    void theSweepClosesWhatHasExpiredAndExaminesNothingElse() {
        new LeadershipOf(leadership).renew();
        var core = instance(clock);
        var sweeper = new RecoverySweeper(
                core.board,
                core.desk,
                (row, since) -> new Health(true, Duration.ofHours(1), Explanation.NONE),
                settings,
                core.feed,
                leadership,
                clock);
        var expiring = ticket(core.desk.open(
                lamp("expires").expiresAt(clock.instant().plusSeconds(60)).report(), LAMP_WATCH));
        var lasting = ticket(core.desk.open(lamp("lasts").report(), LAMP_WATCH));
        sweeper.sweep();
        assertThat(core.stored(expiring.id()).state()).isEqualTo(State.OPEN);

        clock.add(Duration.ofSeconds(60));
        sweeper.sweep();
        assertThat(core.stored(expiring.id()).closeReason()).isEqualTo(CloseReason.EXPIRED);
        assertThat(core.stored(lasting.id())).isEqualTo(lasting);
    }

    @Test
    void aStoredTicketComesBackWithItsExpiry() {
        var ticket = ticket(one.desk.open(
                lamp("stored").expiresAt(clock.instant().plusSeconds(600)).report(), LAMP_WATCH));
        assertThat(one.stored(ticket.id())).isEqualTo(ticket);
        other.board.reload();
        assertThat(other.row(ticket).expiresAt()).isEqualTo(ticket.expiresAt());
    }

    private Ticket live(String key) {
        var wanted = TicketKey.of(LAMP_WATCH, key);
        return Objects.requireNonNull(tickets.live(List.of(wanted)).get(wanted));
    }

    static Ticket ticket(KeyOutcome outcome) {
        return switch (outcome) {
            case KeyOutcome.Opened(var ticket) -> ticket;
            case KeyOutcome.Reopened(var ticket) -> ticket;
            case KeyOutcome.Refreshed(var ticket) -> ticket;
            case KeyOutcome.Snoozed(var ticket) -> ticket;
            case KeyOutcome.Closed(var ticket) -> ticket;
            case KeyOutcome.NoneLive _, KeyOutcome.Rejected _, KeyOutcome.Unknown _ ->
                throw new AssertionError(outcome);
        };
    }

    /** Half of the callers come to one instance, half to the other. */
    private <T> Callable<T> alternating(Function<TicketDesk, T> request) {
        var next = new AtomicInteger();
        return () -> request.apply(next.getAndIncrement() % 2 == 0 ? one.desk : other.desk);
    }
}
