package com.cinemataztic.incidents.tickets.desk;

import static com.cinemataztic.incidents.support.Given.offline;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cinemataztic.incidents.store.conformance.ShapeRecorder;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.Transition;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** What one instance does the other shows. How often it looks is a setting; here nothing depends on a machine's speed. */
@PortalTest
class BoardFollowerMongoTests extends TwoInstances {

    @Test
    void whatOneDoesIsSoonOnTheOthersBoardAndInItsOpenViews() {
        other.following();
        var ticket = one.open(offline("near"));
        await().untilAsserted(() -> assertThat(other.row(ticket))
                .extracting(TicketRow::state, TicketRow::revision)
                .containsExactly(State.OPEN, ticket.revision()));
        await().until(() -> other.woken.get() > 0);
        var woken = other.woken.get();

        var taken = one.apply(ticket, new Transition.Take());
        await().untilAsserted(() -> assertThat(other.row(ticket).assignee()).isEqualTo("anna"));
        await().until(() -> other.woken.get() > woken);

        one.apply(taken, new Transition.Close(CloseReason.FIXED, ""));
        await().untilAsserted(() -> assertThat(other.row(ticket).state()).isEqualTo(State.CLOSED));
        assertThat(other.board.live(ticket.key())).isNull();
    }

    @Test
    void theGaugeCountsLiveTicketsOfEveryInstance() {
        var before = liveTickets();
        var ticket = one.open(offline("counted"));
        other.follower.follow();
        assertThat(liveTickets()).isEqualTo(before + 1);

        one.apply(ticket, new Transition.Close(CloseReason.FIXED, ""));
        other.follower.follow();
        assertThat(liveTickets()).isEqualTo(before);
    }

    private double liveTickets() {
        return other.meters.get("portal.tickets.live").gauge().value();
    }

    @Test
    void aForeignChangeIsNotPublishedAgain() {
        one.open(offline("quiet"));
        other.follower.follow();
        other.follower.compare();

        assertThat(one.published).hasSize(1);
        assertThat(other.published).isEmpty();
    }

    @Test
    void whatTheBoardHasIsNotReadAgainAndWakesNobody() {
        one.open(offline("known"));
        other.follower.follow();
        var seen = other.board.snapshot();
        other.follower.follow();
        other.follower.compare();

        assertThat(other.board.snapshot()).isSameAs(seen);
    }

    @Test
    void whatAClockFarBehindHasWrittenIsFoundByTheComparison() {
        var late = instance(clock);
        clock.add(Duration.ofMinutes(-10));
        one.open(offline("present"));
        other.follower.follow();
        var ticket = late.open(offline("past"));
        other.follower.follow();
        assertThat(other.board.row(ticket.id())).isEmpty();

        other.follower.compare();
        assertThat(other.board.row(ticket.id())).isPresent();
    }

    @Test
    void aClockFarAheadHidesNobodyElsesChanges() {
        var ahead = instance(clock);
        clock.add(Duration.ofHours(1));
        var early = ahead.open(offline("future"));
        other.follower.follow();
        assertThat(other.board.row(early.id())).isPresent();

        var ticket = one.open(offline("now"));
        other.follower.follow();
        assertThat(other.board.row(ticket.id())).isPresent();
    }

    @Test
    void aTicketThatIsNoMoreLeavesTheBoardAndNoOtherDoes() {
        var gone = one.open(offline("gone"));
        var stays = one.open(offline("stays"));
        other.follower.follow();
        remove(gone);
        other.follower.compare();

        assertThat(other.board.row(gone.id())).isEmpty();
        assertThat(other.board.row(stays.id())).isPresent();
    }

    @Test
    void aTicketThatAScanPassesOverStaysOnTheBoard() {
        var ticket = one.open(offline("passed-over"));
        other.follower.follow();
        other.tickets.passedOver = ticket.id();
        other.follower.compare();

        assertThat(other.board.row(ticket.id())).isPresent();
    }

    @Test
    void whatWasClosedUnseenIsClosedByTheComparison() {
        var ticket = one.open(offline("unseen"));
        other.follower.follow();
        var closed = one.apply(ticket, new Transition.Close(CloseReason.FIXED, ""));
        // Longer ago than a scan of the board looks back, as when this instance was cut off for days.
        var longAgo = closed.updatedAt().minus(Duration.ofDays(3));
        change(closed, longAgo);
        other.follower.follow();
        other.follower.compare();

        assertThat(other.row(ticket).state()).isEqualTo(State.CLOSED);
    }

    @Test
    void aFollowerOutlivesAStoreThatFailsForAWhile() {
        other.tickets.blind = true;
        other.following();
        var ticket = one.open(offline("blind"));
        var since = other.follower.followedAt();
        await().pollDelay(Duration.ofSeconds(1)).until(() -> true);
        other.follower.compare();
        assertThat(other.follower.followedAt()).isEqualTo(since);
        assertThat(other.meters.get("portal.board.followed.age").timeGauge().value())
                .isGreaterThan(0.9);
        assertThat(other.board.row(ticket.id())).isEmpty();

        other.tickets.blind = false;
        await().untilAsserted(() -> assertThat(other.board.row(ticket.id())).isPresent());
        await().until(() -> other.follower.followedAt().isAfter(since));
    }

    @Test
    void afterAnHourOfQuietAChangeIsFollowedStill() {
        var still = instance(clock);
        still.follower.follow();
        clock.add(Duration.ofHours(1));
        still.follower.follow();
        var writer = instance(clock);
        var ticket = writer.open(offline("still"));
        still.follower.follow();

        assertThat(still.board.row(ticket.id())).isPresent();
    }

    private void remove(Ticket ticket) {
        database.runCommand(new Document("delete", "tickets")
                .append(
                        "deletes",
                        List.of(new Document("q", Filters.eq("_id", ticket.id().value())).append("limit", 1)))
                .append("comment", ShapeRecorder.BY_A_TEST));
    }

    private void change(Ticket ticket, Instant closedAt) {
        database.runCommand(new Document("update", "tickets")
                .append(
                        "updates",
                        List.of(new Document("q", Filters.eq("_id", ticket.id().value()))
                                .append(
                                        "u",
                                        Updates.combine(
                                                Updates.set("closedAt", closedAt),
                                                Updates.set("updatedAt", closedAt)))))
                .append("comment", ShapeRecorder.BY_A_TEST));
    }
}
