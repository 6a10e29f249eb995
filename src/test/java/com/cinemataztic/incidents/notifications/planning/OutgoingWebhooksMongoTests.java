package com.cinemataztic.incidents.notifications.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cinemataztic.incidents.notifications.Destination;
import com.cinemataztic.incidents.notifications.OutboxEntry;
import com.cinemataztic.incidents.notifications.ShowsOfTests;
import com.cinemataztic.incidents.notifications.TicketEvent;
import com.cinemataztic.incidents.notifications.WebhookName;
import com.cinemataztic.incidents.notifications.delivery.OutboxWorker;
import com.cinemataztic.incidents.notifications.webhook.WebhookHealth;
import com.cinemataztic.incidents.platform.StubHttp;
import com.cinemataztic.incidents.platform.StubHttp.Answer;
import com.cinemataztic.incidents.platform.health.Finding;
import com.cinemataztic.incidents.platform.health.Level;
import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.Evidence;
import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.Signal;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.TimelineEntry;
import com.cinemataztic.incidents.tickets.Transition;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From the ticket to another program, with a clock that the test moves. */
@TestPropertySource(
        properties = {
            "portal.mail.public-url=https://incidents.example.com",
            "portal.notifications.webhooks.pager.timeout=1s",
            "portal.notifications.webhooks.critical.least-severity=critical",
            "portal.notifications.webhooks.elsewhere.regions=elsewhere",
            "portal.notifications.webhooks.elsewhere.url=https://hooks.example.com",
            "PORTAL_WEBHOOK_ELSEWHERE_SECRET=0f1e2d3c4b5a69788796a5b4c3d2e1f0",
            "PORTAL_WEBHOOK_PAGER_SECRET=0123456789abcdef0123456789abcdef",
            "PORTAL_WEBHOOK_CRITICAL_SECRET=fedcba9876543210fedcba9876543210"
        })
class OutgoingWebhooksMongoTests extends NoticesScenario {

    private static final WebhookName PAGER = new WebhookName("pager");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final StubHttp.Behaviour TAKES_ALL = _ -> new Answer.Whole(202, "");

    /** One program for each hook. */
    private static final StubHttp PAGER_PROGRAM = new StubHttp(TAKES_ALL);

    private static final StubHttp CRITICAL_PROGRAM = new StubHttp(TAKES_ALL);

    @Autowired
    ClosureNotifier closures;

    @Autowired
    OutboxWorker worker;

    @Autowired
    WebhookHealth evidence;

    @Autowired
    MeterRegistry meters;

    private int before;

    @DynamicPropertySource
    static void hooks(DynamicPropertyRegistry registry) {
        registry.add("portal.notifications.webhooks.pager.url", () -> PAGER_PROGRAM.url() + "/t0ken");
        registry.add("portal.notifications.webhooks.critical.url", () -> CRITICAL_PROGRAM.url() + "/critical");
    }

    @AfterAll
    static void close() {
        PAGER_PROGRAM.close();
        CRITICAL_PROGRAM.close();
    }

    /** What others left broken is mended, before the day of this test begins. */
    @BeforeEach
    @Override
    void anotherDay() {
        PAGER_PROGRAM.behave(TAKES_ALL);
        var left = board.snapshot().rows().values();
        left.forEach(row -> row.evidence().stream()
                .filter(Evidence::firing)
                .forEach(alert ->
                        report(new Signal.Ended(row.key(), alert.fingerprint(), alert.startsAt(), CLOCK.instant()))));
        left.stream()
                .filter(row -> row.state().live())
                .forEach(row ->
                        desk.apply(row.id(), stored(row).version(), new Transition.Close(CloseReason.FIXED, ""), OLGA));
        poll();
        super.anotherDay();
        poll();
        before = PAGER_PROGRAM.calls().size();
    }

    @Override
    void deliver() {
        closures.poll();
        worker.poll();
        await().atMost(Duration.ofSeconds(30)).until(worker::idle);
    }

    /** A second later each: two changes of one moment are told as one. */
    @Override
    void move(TicketRow ticket, Transition transition) {
        CLOCK.add(Duration.ofSeconds(1));
        super.move(ticket, transition);
    }

    @Test
    void aNewTicketIsOneEventAndItsEndIsOne() {
        var ticket = wrongResolution(4);
        assertThat(events()).containsExactly("opened " + ticket.id());
        var event = bodies().getFirst();
        var opening = entries(ticket).getFirst();
        assertThat(event.at("/version").asInt()).isEqualTo(1);
        assertThat(event.at("/id").asString())
                .isEqualTo(opening.id())
                .isEqualTo(PAGER_PROGRAM.header("X-Portal-Delivery"));
        assertThat(event.at("/at").asString()).isEqualTo(ShowsOfTests.noon(test).toString());
        assertThat(event.at("/ticket/state").asString()).isEqualTo("open");
        assertThat(event.at("/ticket/severity").asString()).isEqualTo("warning");
        assertThat(event.at("/ticket/region").asString()).isEqualTo("region-" + test);
        assertThat(event.at("/ticket/cinemaName").asString()).isEqualTo("Bio " + test);
        assertThat(event.at("/ticket/screenName").asString()).isEqualTo("Sal 4");
        assertThat(event.at("/ticket/errorId").asString()).isEqualTo("wrong-resolution");
        assertThat(event.at("/ticket/nextShowAt").asString())
                .isEqualTo(ShowsOfTests.show(test, 4).toString());
        assertThat(event.at("/ticket/link").asString())
                .isEqualTo("https://incidents.example.com/?ticket=" + ticket.id());
        assertThat(event.has("site") || event.has("screens") || event.has("level") || event.has("from"))
                .isFalse();
        assertThat(opening.state()).isEqualTo(OutboxEntry.State.SENT);
        assertThat(opening.detail()).isEqualTo("webhook to 127.0.0.1");
        assertThat(lines(ticket, TimelineEntry.Kind.NOTIFIED))
                .singleElement()
                .asString()
                .endsWith("(and hook pager)");

        pass(5);
        move(ticket, new Transition.Close(CloseReason.FIXED, ""));
        pass(5);
        assertThat(events()).containsExactly("opened " + ticket.id(), "over " + ticket.id());
        assertThat(bodies().getLast().at("/ticket/closeReason").asString()).isEqualTo("fixed");
        assertThat(bodies().getLast().at("/ticket/state").asString()).isEqualTo("closed");
        assertThat(bodies().getLast().at("/ticket").has("nextShowAt")).isFalse();

        move(ticket, new Transition.Reopen(""));
        move(ticket, new Transition.Close(CloseReason.FIXED, ""));
        pass(2);
        assertThat(events()).filteredOn(said -> said.startsWith("over")).hasSizeBetween(1, 2);
        assertThat(events().getLast()).startsWith("over");
    }

    @Test
    void eachHookIsToldOfItsRegionsAndOfWhatIsBadEnough() {
        var began = CRITICAL_PROGRAM.calls().size();
        var mild = wrongResolution(4);
        var bad = failed(fires("game-download-failed", "", 5, Severity.CRITICAL));
        assertThat(events()).containsExactly("opened " + mild.id(), "opened " + bad.id());
        assertThat(CRITICAL_PROGRAM.calls().stream().skip(began).map(OutgoingWebhooksMongoTests::event))
                .containsExactly("opened " + bad.id());
        assertThat(outbox.of(List.of(mild.id(), bad.id())))
                .extracting(entry -> entry.to().id())
                .doesNotContain("hook:elsewhere");
        CLOCK.add(Duration.ofSeconds(1));
        report(fires("wrong-resolution", "worse", 4, Severity.CRITICAL));
        poll();
        assertThat(events()).last().isEqualTo("severity-rose " + mild.id());
        assertThat(bodies().getLast().at("/from").asString()).isEqualTo("warning");
        assertThat(CRITICAL_PROGRAM.calls().stream()
                        .skip(began)
                        .map(OutgoingWebhooksMongoTests::event)
                        .toList())
                .as("from then on it is bad enough for the other, too")
                .contains("severity-rose " + mild.id());
    }

    @Test
    void whatNobodyTakesIsToldAtEachStepAndWhatIsTakenIsNot() {
        var ticket = wrongResolution(1);
        pass(10);
        assertThat(events()).containsExactly("opened " + ticket.id(), "escalated " + ticket.id());
        assertThat(bodies().getLast().at("/level").asInt()).isEqualTo(2);
        move(ticket, new Transition.Take());
        pass(10);
        assertThat(events()).hasSize(2);
    }

    @Test
    void aRestingTicketIsToldWhenTheRestEndsAndNotBefore() {
        var ticket = offline(3);
        pass(30);
        assertThat(events()).isEmpty();
        CLOCK.setInstant(ShowsOfTests.show(test, 3).minus(Duration.ofHours(4)).minusSeconds(1));
        poll();
        assertThat(events()).isEmpty();
        CLOCK.add(Duration.ofSeconds(1));
        poll();
        assertThat(events()).containsExactly("opened " + ticket.id());
    }

    @Test
    void whatClosedBeforeAnybodyWasToldIsNoEventAtAll() {
        var ticket = offline(3);
        move(ticket, new Transition.Close(CloseReason.FALSE_ALARM, ""));
        pass(5);
        assertThat(events()).isEmpty();
        assertThat(entries(ticket)).isEmpty();
    }

    @Test
    void aCinemaThatGoesDarkIsOneEventThatNamesItsScreens() {
        var screens =
                IntStream.rangeClosed(4, 7).mapToObj(screen -> offline(screen)).toList();
        var site = awaitSite();
        pass(1);
        assertThat(events()).containsExactly("opened " + site.id());
        assertThat(bodies().getFirst().at("/screens").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrderElementsOf(
                        screens.stream().map(row -> row.id().value()).toList());
    }

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

    @Test
    void whoAsksToBeLeftAloneIsAndWhatWasWaitingGoesWhenThatIsOver() {
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
    void whoAsksForEverIsTriedAtLeastAsOftenAsAnythingElse() {
        PAGER_PROGRAM.behave(_ -> new Answer.WithHeaders(503, "", Map.of("Retry-After", "999999999")));
        var ticket = wrongResolution(4);
        assertThat(entries(ticket).getFirst().dueAt()).isEqualTo(CLOCK.instant().plus(Duration.ofMinutes(10)));
    }

    @Test
    void whatIsRefusedIsFinalSeenOnTheTicketAndFallsToNobodyElse() {
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
    void whatAnotherTookAndDidNotBringIsBroughtAgainWhenItsClaimHasRunOut() {
        report(fires("wrong-resolution", "", 4, Severity.WARNING));
        leadership.renew();
        planner.poll();
        var mine = outbox.dueToHooks(CLOCK.instant(), 100);
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
    void anEndIsToldThoughTheOpeningWasNeverAnswered() {
        PAGER_PROGRAM.behave(_ -> new Answer.Silent());
        var ticket = wrongResolution(4);
        PAGER_PROGRAM.behave(TAKES_ALL);
        move(ticket, new Transition.Close(CloseReason.FIXED, ""));
        CLOCK.add(Duration.ofMinutes(1));
        poll();
        poll();
        assertThat(events()).containsExactly("opened " + ticket.id(), "over " + ticket.id());
        assertThat(entries(ticket))
                .extracting(OutboxEntry::state)
                .containsExactly(OutboxEntry.State.OVER, OutboxEntry.State.SENT);
    }

    @Test
    void whatIsOpenAgainBeforeItsEndWentOutIsNotOver() {
        var ticket = wrongResolution(4);
        PAGER_PROGRAM.behave(_ -> new Answer.Whole(503, ""));
        move(ticket, new Transition.Close(CloseReason.FIXED, ""));
        PAGER_PROGRAM.behave(TAKES_ALL);
        move(ticket, new Transition.Reopen(""));
        CLOCK.add(Duration.ofMinutes(2));
        poll();
        assertThat(entries(ticket).stream().filter(entry -> entry.what() instanceof TicketEvent.Over))
                .singleElement()
                .satisfies(entry -> assertThat(entry.state()).isEqualTo(OutboxEntry.State.OVER));
        move(ticket, new Transition.Close(CloseReason.FIXED, ""));
        assertThat(events()).last().isEqualTo("over " + ticket.id());
    }

    @Test
    void whatCannotBeToldForADayIsGivenUp() {
        PAGER_PROGRAM.behave(_ -> new Answer.Whole(500, ""));
        var ticket = wrongResolution(4);
        CLOCK.add(Duration.ofDays(1).plusSeconds(1));
        poll();
        assertThat(entries(ticket).getFirst().state()).isEqualTo(OutboxEntry.State.FAILED);
        assertThat(entries(ticket).getFirst().detail()).isEqualTo("given up: it answered 500");
    }

    @Test
    void whatIsForAHookThatIsNoMoreIsOver() {
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

    /** @return what the pager was and is to be told of the ticket, the oldest first */
    private List<OutboxEntry> entries(TicketRow ticket) {
        return outbox.of(List.of(ticket.id())).stream()
                .filter(entry -> entry.to().equals(new Destination.Program(PAGER)))
                .toList();
    }

    private double sent(String outcome) {
        return meters.counter("portal.webhooks.sent", "hook", "pager", "outcome", outcome)
                .count();
    }

    private Finding finding() {
        return evidence.evidence().findings().stream()
                .filter(finding -> finding.what().startsWith("pager at 127.0.0.1"))
                .findFirst()
                .orElseThrow();
    }

    private List<JsonNode> bodies() {
        return PAGER_PROGRAM.calls().stream()
                .skip(before)
                .map(call -> JSON.readTree(call.body()))
                .toList();
    }

    /** @return what the pager was asked to take since the test began: the event and its ticket */
    private List<String> events() {
        return PAGER_PROGRAM.calls().stream()
                .skip(before)
                .map(OutgoingWebhooksMongoTests::event)
                .toList();
    }

    private static String event(StubHttp.Call call) {
        var body = JSON.readTree(call.body());
        return body.at("/event").asString() + " "
                + new TicketId(body.at("/ticket/id").asString());
    }
}
