package com.cinemataztic.incidents.notifications.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cinemataztic.incidents.notifications.Destination;
import com.cinemataztic.incidents.notifications.Outbox.HookFilter;
import com.cinemataztic.incidents.notifications.OutboxEntries;
import com.cinemataztic.incidents.notifications.OutboxEntry;
import com.cinemataztic.incidents.notifications.OutboxEntry.State;
import com.cinemataztic.incidents.notifications.TicketEvent;
import com.cinemataztic.incidents.notifications.WebhookName;
import com.cinemataztic.incidents.platform.StubHttp.Answer;
import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.Signal;
import com.cinemataztic.incidents.tickets.TicketRow;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** Long queues to webhooks that never answer or refuse connections: nobody else waits for them. */
@TestPropertySource(properties = "PORTAL_WEBHOOK_REFUSES_SECRET=00112233445566778899aabbccddeeff")
class DeadWebhooksMongoTests extends WebhookScenario {

    private static final Logger LOGGER = LoggerFactory.getLogger(DeadWebhooksMongoTests.class);

    private static final int QUEUE = 5_000;
    private static final int TICKETS = 50;

    /** Only guards against a hang: a loaded machine is slow. */
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private static final WebhookName REFUSES = new WebhookName("refuses");
    private static final WebhookName CRITICAL = new WebhookName("critical");

    @DynamicPropertySource
    static void refuses(DynamicPropertyRegistry registry) throws IOException {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var url = "http://127.0.0.1:" + free.getLocalPort() + "/";
            registry.add("portal.notifications.webhooks.refuses.url", () -> url);
            registry.add("portal.notifications.webhooks.refuses.regions", () -> "elsewhere");
        }
    }

    @AfterEach
    void nothingWaits() {
        PAGER_PROGRAM.behave(TAKES_ALL);
        await().until(worker::idle);
        outbox.settle(outbox.hookDeliveries(new HookFilter(null, State.WAITING), null, 3 * QUEUE).entries().stream()
                .map(entry -> OutboxEntries.over(entry, CLOCK.instant()))
                .toList());
    }

    @Test
    void aHealthyWebhookGetsANewEventWhileLongQueuesOfDeadOnesWait() {
        var tickets = tickets();
        PAGER_PROGRAM.behave(_ -> new Answer.Silent());
        queue(tickets, PAGER);
        queue(tickets, REFUSES);
        var calls = CRITICAL_PROGRAM.calls().size();
        CLOCK.add(Duration.ofSeconds(1));
        var started = System.nanoTime();
        var entry = OutboxEntry.pending(
                tickets.getFirst().id(),
                "new",
                new Destination.Program(CRITICAL),
                tickets.getFirst().subject().region(),
                new TicketEvent.Reopened(),
                null,
                CLOCK.instant());
        outbox.put(List.of(entry));

        await().atMost(LONGEST).pollInterval(Duration.ofMillis(50)).until(() -> {
            worker.poll();
            return stateOf(entry) == State.SENT;
        });

        LOGGER.info("The new event was sent after {} ms", (System.nanoTime() - started) / 1_000_000);
        assertThat(CRITICAL_PROGRAM.calls()).hasSize(calls + 1);
        assertThat(waiting(PAGER)).isGreaterThanOrEqualTo(QUEUE);
        assertThat(waiting(REFUSES)).isEqualTo(QUEUE);
    }

    @Test
    void aDeadWebhookIsTriedAfterGrowingPausesAndNotOnceForEachEvent() {
        var tickets = tickets();
        PAGER_PROGRAM.behave(_ -> new Answer.Whole(500, ""));
        queue(tickets, PAGER);
        var calls = PAGER_PROGRAM.calls().size();
        for (var second = 0; second < 100; second++) {
            worker.poll();
            await().until(worker::idle);
            CLOCK.add(Duration.ofSeconds(1));
        }
        assertThat(PAGER_PROGRAM.calls().size() - calls)
                .describedAs("after 10, 20 and 40 s")
                .isBetween(1, 10);
    }

    @Test
    void aTestEventThatIsAcceptedEndsThePause() {
        var tickets = tickets();
        PAGER_PROGRAM.behave(_ -> new Answer.Whole(500, ""));
        outbox.put(events(tickets, PAGER, "q", 2 * TICKETS));
        worker.poll();
        await().until(worker::idle);
        PAGER_PROGRAM.behave(TAKES_ALL);
        var calls = PAGER_PROGRAM.calls().size();
        worker.poll();
        await().until(worker::idle);
        assertThat(PAGER_PROGRAM.calls()).describedAs("it is paused").hasSize(calls);
        deliveries.test(ADMIN, PAGER);
        worker.poll();
        await().until(worker::idle);
        assertThat(PAGER_PROGRAM.calls().size() - calls).isGreaterThan(TICKETS);
    }

    @Test
    void anEventThatAlwaysFailsDelaysNoOtherForLong() {
        var tickets = tickets();
        var poison = tickets.getFirst();
        PAGER_PROGRAM.behave(call -> new Answer.Whole(event(call).endsWith(" " + poison.id()) ? 500 : 200, ""));
        queue(tickets, PAGER);
        for (var second = 0; second < 300; second++) {
            worker.poll();
            await().until(worker::idle);
            CLOCK.add(Duration.ofSeconds(1));
        }
        assertThat(waiting(PAGER)).isEqualTo(QUEUE / TICKETS);
    }

    @Test
    void theEventsOfATicketGoOutInOrderThoughTheFirstOneFailedBehindALongQueue() {
        var tickets = tickets();
        var late = tickets.getLast();
        PAGER_PROGRAM.behave(_ -> new Answer.Whole(500, ""));
        var first = events(List.of(late), PAGER, "first", 1).getFirst();
        outbox.put(List.of(first));
        worker.poll();
        await().until(worker::idle);
        assertThat(stateOf(first)).isEqualTo(State.WAITING);
        CLOCK.add(Duration.ofMillis(1));
        var second = events(List.of(late), PAGER, "second", 1).getFirst();
        outbox.put(List.of(second));
        queue(tickets.subList(0, TICKETS - 1), PAGER);
        CLOCK.add(Duration.ofMinutes(1));
        PAGER_PROGRAM.behave(TAKES_ALL);
        var calls = PAGER_PROGRAM.calls().size();
        await().atMost(LONGEST).until(() -> {
            worker.poll();
            return stateOf(second) == State.SENT;
        });
        assertThat(PAGER_PROGRAM.calls().stream()
                        .skip(calls)
                        .map(call -> JSON.readTree(call.body()).at("/id").asString())
                        .filter(id -> id.equals(first.id()) || id.equals(second.id())))
                .containsExactly(first.id(), second.id());
    }

    @Test
    void whatWaitsLongerThanADayForADeadWebhookIsGivenUpThoughFewEventsAreTried() {
        var tickets = tickets();
        PAGER_PROGRAM.behave(_ -> new Answer.Whole(500, ""));
        var old = events(tickets, PAGER, "old", TICKETS);
        outbox.put(old);
        CLOCK.add(Duration.ofDays(1).plusSeconds(1));
        leadership.renew();
        var calls = PAGER_PROGRAM.calls().size();
        for (var poll = 0; poll < 3; poll++) {
            worker.poll();
            await().until(worker::idle);
        }
        assertThat(old).allSatisfy(entry -> assertThat(stateOf(entry)).isEqualTo(State.FAILED));
        assertThat(PAGER_PROGRAM.calls().size() - calls).isLessThan(10);
    }

    /** @return tickets whose events were all accepted */
    private List<TicketRow> tickets() {
        var tickets = IntStream.rangeClosed(1, TICKETS)
                .mapToObj(screen -> fires("wrong-resolution", "", screen, Severity.WARNING))
                .toList();
        report(tickets.toArray(Signal[]::new));
        poll();
        return tickets.stream().map(this::row).toList();
    }

    private void queue(List<TicketRow> tickets, WebhookName hook) {
        outbox.put(events(tickets, hook, "q", QUEUE));
    }

    private List<OutboxEntry> events(List<TicketRow> tickets, WebhookName hook, String change, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    var ticket = tickets.get(i % tickets.size());
                    return OutboxEntry.pending(
                            ticket.id(),
                            change + i,
                            OutboxEntries.program(hook.value()),
                            ticket.subject().region(),
                            new TicketEvent.Reopened(),
                            null,
                            CLOCK.instant());
                })
                .toList();
    }

    private State stateOf(OutboxEntry entry) {
        return outbox.of(List.of(entry.ticket())).stream()
                .filter(each -> each.id().equals(entry.id()))
                .findFirst()
                .orElseThrow()
                .state();
    }

    private int waiting(WebhookName hook) {
        return outbox.hookDeliveries(new HookFilter(hook, State.WAITING), null, 3 * QUEUE)
                .entries()
                .size();
    }
}
