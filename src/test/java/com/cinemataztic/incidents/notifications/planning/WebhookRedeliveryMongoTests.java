package com.cinemataztic.incidents.notifications.planning;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.notifications.DeliveryResult;
import com.cinemataztic.incidents.notifications.OutboxEntry;
import com.cinemataztic.incidents.platform.StubHttp.Answer;
import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.Transition;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** An admin sends events again, or sends a test. */
class WebhookRedeliveryMongoTests extends WebhookScenario {

    @Test
    void anEventThatIsSentAgainKeepsItsIdSoThatTheReceiverCanTell() {
        var entry = rejected(4);
        assertThat(entry.answer()).isEqualTo(400);
        PAGER_PROGRAM.behave(TAKES_ALL);
        CLOCK.add(Duration.ofHours(1));
        assertThat(deliveries.redeliver(ADMIN, entry.id())).isTrue();
        send();
        assertThat(bodies()).hasSize(2);
        assertThat(bodies().getLast().at("/id")).isEqualTo(bodies().getFirst().at("/id"));
        assertThat(bodies().getLast().at("/at")).isEqualTo(bodies().getFirst().at("/at"));
        var again = outbox.of(Set.of(entry.ticket())).getFirst();
        assertThat(again.state()).isEqualTo(OutboxEntry.State.SENT);
        assertThat(again.answer()).isEqualTo(202);
        assertThat(again.redeliveredAt()).isEqualTo(CLOCK.instant());
    }

    @Test
    void itIsSentAgainThoughTheTicketIsClosed() {
        var ticket = wrongResolution(4);
        move(ticket, new Transition.Close(CloseReason.FIXED, ""));
        assertThat(events()).containsExactly("opened " + ticket.id(), "over " + ticket.id());
        var opened = entries(ticket).getFirst();
        assertThat(deliveries.redeliver(ADMIN, opened.id())).isTrue();
        poll();
        assertThat(events()).containsExactly("opened " + ticket.id(), "over " + ticket.id(), "opened " + ticket.id());
        assertThat(bodies().getLast().at("/ticket/state").asString()).isEqualTo("closed");
    }

    /** Otherwise the first failure of an old event would be its last. */
    @Test
    void anOldEventThatIsSentAgainIsTriedForADay() {
        var entry = rejected(4);
        CLOCK.add(Duration.ofDays(3));
        PAGER_PROGRAM.behave(_ -> new Answer.Whole(500, ""));
        deliveries.redeliver(ADMIN, entry.id());
        send();
        var waiting = outbox.of(Set.of(entry.ticket())).getFirst();
        assertThat(waiting.state()).isEqualTo(OutboxEntry.State.WAITING);
        assertThat(waiting.attempts()).isEqualTo(1);
        assertThat(waiting.answer()).isEqualTo(500);
        assertThat(outbox.status(CLOCK.instant()).oldest())
                .describedAs("it is not late: a person asked for it just now")
                .isNull();
        CLOCK.add(Duration.ofDays(1).plusSeconds(1));
        send();
        assertThat(outbox.of(Set.of(entry.ticket())).getFirst().state()).isEqualTo(OutboxEntry.State.FAILED);
    }

    @Test
    void onlyAdminsSendAgainAndSeeDeliveries() {
        var entry = rejected(4);
        assertThat(deliveries.redeliver(OLGA, entry.id())).isFalse();
        assertThat(deliveries.redeliverFailed(OLGA, PAGER)).isZero();
        assertThat(deliveries.find(OLGA, null, null, null, 10).entries()).isEmpty();
        assertThat(deliveries.receivers(OLGA)).isEmpty();
        assertThat(deliveries.test(OLGA, PAGER)).isInstanceOf(DeliveryResult.Rejected.class);
        assertThat(outbox.of(Set.of(entry.ticket())).getFirst().state()).isEqualTo(OutboxEntry.State.FAILED);
    }

    @Test
    void whatFailedIsSentAgainTogetherAndNothingElse() {
        var first = rejected(4);
        var second = rejected(5);
        PAGER_PROGRAM.behave(TAKES_ALL);
        var delivered = wrongResolution(6);
        var before = events().size();
        var failed = deliveries.receivers(ADMIN).stream()
                .filter(receiver -> receiver.name().equals(PAGER))
                .findFirst()
                .orElseThrow()
                .failed();
        assertThat(failed).isGreaterThanOrEqualTo(2);
        assertThat(deliveries.redeliverFailed(ADMIN, PAGER)).isEqualTo(failed);
        poll();
        assertThat(events().subList(before, events().size()))
                .contains("opened " + first.ticket(), "opened " + second.ticket())
                .doesNotContain("opened " + delivered.id());
        assertThat(deliveries.redeliverFailed(ADMIN, PAGER)).isZero();
    }

    @Test
    void aTestEventSaysWhatItIsAndHasNoTicket() {
        assertThat(deliveries.test(ADMIN, PAGER)).isInstanceOf(DeliveryResult.Accepted.class);
        var body = bodies().getLast();
        assertThat(body.at("/event").asString()).isEqualTo("test");
        assertThat(body.at("/id").asString()).startsWith("test:");
        assertThat(body.has("ticket")).isFalse();
        PAGER_PROGRAM.behave(_ -> new Answer.Whole(500, "down"));
        assertThat(deliveries.test(ADMIN, PAGER)).isEqualTo(new DeliveryResult.Later("it answered 500: down"));
    }

    /** Sends what waits and plans nothing: the open ticket would escalate, which is an event more. */
    private void send() {
        leadership.renew();
        deliver();
    }

    /** @return the entry of a new ticket that the program rejects */
    private OutboxEntry rejected(int screen) {
        PAGER_PROGRAM.behave(_ -> new Answer.Whole(400, "no such field"));
        return entries(wrongResolution(screen)).getFirst();
    }
}
