package com.cinemataztic.incidents.notifications.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cinemataztic.incidents.notifications.Destination;
import com.cinemataztic.incidents.notifications.OutboxEntry;
import com.cinemataztic.incidents.notifications.ShowsOfTests;
import com.cinemataztic.incidents.notifications.TicketEvent;
import com.cinemataztic.incidents.notifications.WebhookName;
import com.cinemataztic.incidents.platform.StubHttp;
import com.cinemataztic.incidents.platform.StubHttp.Answer;
import com.cinemataztic.incidents.platform.health.Level;
import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.Signal;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.Transition;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.test.annotation.DirtiesContext;

/** How events are sent to a program that fails, asks for a pause or rejects them. */
class WebhookDeliveryMongoTests extends WebhookScenario {

    @Test
    void aStormIsOneAcceptedEventForEachTicketThoughTheProgramFailsNowAndThen() {
        var accepted = new ConcurrentLinkedQueue<String>();
        var calls = new AtomicInteger();
        PAGER_PROGRAM.behave(call -> failsNowAndThen(calls.incrementAndGet(), call, accepted));
        report(IntStream.rangeClosed(1, 50)
                .mapToObj(screen -> fires("wrong-resolution", "", screen, Severity.CRITICAL))
                .toArray(Signal[]::new));
        var tickets = board.snapshot().rows().values().stream()
                .filter(row -> row.state().live())
                .map(TicketRow::id)
                .collect(Collectors.toSet());
        assertThat(tickets).hasSize(50);
        await().atMost(Duration.ofSeconds(90)).until(() -> {
            poll();
            CLOCK.add(Duration.ofSeconds(5));
            var opened = outbox.of(tickets).stream()
                    .filter(entry -> entry.to().equals(new Destination.Program(PAGER)))
                    .filter(entry -> entry.what() instanceof TicketEvent.Opened)
                    .toList();
            return opened.size() == 50 && opened.stream().allMatch(entry -> entry.state() == OutboxEntry.State.SENT);
        });
        assertThat(accepted.stream().filter(event -> event.startsWith("opened")))
                .containsExactlyInAnyOrderElementsOf(
                        tickets.stream().map(id -> "opened " + id).toList());
        assertThat(calls.get()).as("some failed").isGreaterThan(55);
        assertThat(sent("later")).isGreaterThan(5);
    }

    private static Answer failsNowAndThen(int call, StubHttp.Call what, Queue<String> accepted) {
        if (call % 17 == 3) {
            return new Answer.Silent();
        }
        if (call % 7 == 2) {
            return new Answer.Whole(500, "{}");
        }
        if (call % 11 == 5) {
            return new Answer.WithHeaders(429, "", Map.of("Retry-After", "3"));
        }
        accepted.add(event(what));
        return new Answer.Whole(200, "");
    }

    /** In a new portal: another test may have left the hook failing, and since when is checked. */
    @Test
    @DirtiesContext(methodMode = DirtiesContext.MethodMode.BEFORE_METHOD)
    void aProgramThatAsksForAPauseGetsItAndTheWaitingEventsAreSentAfterIt() {
        PAGER_PROGRAM.behave(_ -> new Answer.WithHeaders(429, "too much", Map.of("Retry-After", "100")));
        var one = wrongResolution(4);
        var other = wrongResolution(5);
        assertThat(events()).as("the other is not even tried").containsExactly("opened " + one.id());
        assertThat(entries(one).getFirst().dueAt()).isEqualTo(CLOCK.instant().plusSeconds(100));
        assertThat(finding().level()).isEqualTo(Level.WRONG);
        assertThat(finding().at()).isEqualTo(ShowsOfTests.noon(test));
        assertThat(finding().explanation()).contains("429: too much").doesNotContain("t0ken");
        PAGER_PROGRAM.behave(TAKES_ALL);
        CLOCK.add(Duration.ofSeconds(99));
        poll();
        assertThat(events()).hasSize(1);
        CLOCK.add(Duration.ofSeconds(1));
        poll();
        assertThat(events().subList(1, 3)).containsExactlyInAnyOrder("opened " + one.id(), "opened " + other.id());
        assertThat(finding().level()).isEqualTo(Level.OK);
        assertThat(finding().at()).isEqualTo(CLOCK.instant());
    }

    @Test
    void anEndlessPauseIsNoLongerThanTheLongestRetry() {
        PAGER_PROGRAM.behave(_ -> new Answer.WithHeaders(503, "", Map.of("Retry-After", "999999999")));
        var ticket = wrongResolution(4);
        assertThat(entries(ticket).getFirst().dueAt()).isEqualTo(CLOCK.instant().plus(Duration.ofMinutes(10)));
    }

    @Test
    void aRejectedEventIsFinalShowsOnTheTicketAndGoesToNobodyElse() {
        var refused = sent("refused");
        PAGER_PROGRAM.behave(_ -> new Answer.Whole(400, "no such field"));
        var ticket = wrongResolution(4);
        PAGER_PROGRAM.behave(TAKES_ALL);
        pass(5);
        assertThat(events()).containsExactly("opened " + ticket.id());
        assertThat(entries(ticket)).singleElement().satisfies(entry -> {
            assertThat(entry.state()).isEqualTo(OutboxEntry.State.FAILED);
            assertThat(entry.detail()).isEqualTo("it answered 400: no such field");
        });
        assertThat(sent("refused")).isEqualTo(refused + 1);
        move(ticket, new Transition.Close(CloseReason.FIXED, ""));
        assertThat(events()).as("it knows of nothing that could be over").hasSize(1);
    }

    @Test
    void anEventThatAnotherInstanceClaimedAndDidNotSendIsSentWhenTheClaimExpires() {
        report(fires("wrong-resolution", "", 4, Severity.WARNING));
        leadership.renew();
        planner.poll();
        var mine = outbox.due(PAGER, CLOCK.instant(), 100);
        assertThat(mine).hasSize(1);
        var now = CLOCK.instant();
        outbox.claim(mine, mine.getFirst().id(), now, now.plusSeconds(20));
        var again = meters.counter("portal.notifications.again").count();
        poll();
        assertThat(events()).isEmpty();
        CLOCK.add(Duration.ofSeconds(21));
        poll();
        poll();
        assertThat(events()).hasSize(1);
        assertThat(meters.counter("portal.notifications.again").count()).isEqualTo(again + 1);
    }

    @Test
    void anEventThatCannotBeSentForADayIsGivenUp() {
        PAGER_PROGRAM.behave(_ -> new Answer.Whole(500, ""));
        var ticket = wrongResolution(4);
        CLOCK.add(Duration.ofDays(1).plusSeconds(1));
        poll();
        assertThat(entries(ticket).getFirst().state()).isEqualTo(OutboxEntry.State.FAILED);
        assertThat(entries(ticket).getFirst().detail()).isEqualTo("given up: it answered 500");
    }

    @Test
    void anEventForARemovedHookIsOver() {
        var ticket = wrongResolution(4);
        var orphan = OutboxEntry.pending(
                ticket.id(),
                "c9",
                new Destination.Program(new WebhookName("gone")),
                ticket.subject().region(),
                new TicketEvent.Reopened(),
                null,
                CLOCK.instant());
        outbox.put(List.of(orphan));
        poll();
        assertThat(outbox.of(List.of(ticket.id())).stream()
                        .filter(entry -> entry.id().equals(orphan.id())))
                .singleElement()
                .satisfies(entry -> assertThat(entry.detail()).isEqualTo("there is no such hook any more"));
    }
}
