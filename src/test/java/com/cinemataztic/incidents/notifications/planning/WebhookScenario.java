package com.cinemataztic.incidents.notifications.planning;

import static org.awaitility.Awaitility.await;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.notifications.Destination;
import com.cinemataztic.incidents.notifications.OutboxEntry;
import com.cinemataztic.incidents.notifications.WebhookName;
import com.cinemataztic.incidents.notifications.delivery.OutboxWorker;
import com.cinemataztic.incidents.notifications.webhook.WebhookDeliveries;
import com.cinemataztic.incidents.notifications.webhook.WebhookHealth;
import com.cinemataztic.incidents.platform.StubHttp;
import com.cinemataztic.incidents.platform.StubHttp.Answer;
import com.cinemataztic.incidents.platform.health.Finding;
import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.Evidence;
import com.cinemataztic.incidents.tickets.Signal;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.Transition;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A scenario with two programs behind hooks, and the events that they receive. */
@TestPropertySource(
        properties = {
            "portal.mail.public-url=https://incidents.example.com",
            "portal.notifications.webhooks.pager.timeout=3s",
            "portal.notifications.webhooks.critical.least-severity=critical",
            "portal.notifications.webhooks.elsewhere.regions=elsewhere",
            "portal.notifications.webhooks.elsewhere.url=https://hooks.example.com",
            "PORTAL_WEBHOOK_ELSEWHERE_SECRET=0f1e2d3c4b5a69788796a5b4c3d2e1f0",
            "PORTAL_WEBHOOK_PAGER_SECRET=0123456789abcdef0123456789abcdef",
            "PORTAL_WEBHOOK_CRITICAL_SECRET=fedcba9876543210fedcba9876543210"
        })
abstract class WebhookScenario extends NotificationScenario {

    static final WebhookName PAGER = new WebhookName("pager");
    static final Actor ADMIN = new Actor("admin", Role.ADMIN, Set.of());
    static final JsonMapper JSON = JsonMapper.builder().build();
    static final StubHttp.Behaviour TAKES_ALL = _ -> new Answer.Whole(202, "");

    /** One program for each hook; the classes share them. */
    static final StubHttp PAGER_PROGRAM = new StubHttp(TAKES_ALL);

    static final StubHttp CRITICAL_PROGRAM = new StubHttp(TAKES_ALL);

    @Autowired
    ClosureNotifier closures;

    @Autowired
    OutboxWorker worker;

    @Autowired
    WebhookHealth evidence;

    @Autowired
    WebhookDeliveries deliveries;

    @Autowired
    MeterRegistry meters;

    private int before;

    @DynamicPropertySource
    static void hooks(DynamicPropertyRegistry registry) {
        registry.add("portal.notifications.webhooks.pager.url", () -> PAGER_PROGRAM.url() + "/t0ken");
        registry.add("portal.notifications.webhooks.critical.url", () -> CRITICAL_PROGRAM.url() + "/critical");
    }

    /** Ends and closes what other tests left broken, before the day of this test begins. */
    @BeforeEach
    @Override
    void anotherDay() {
        PAGER_PROGRAM.behave(TAKES_ALL);
        // Another test may have left the hook paused; a test event that it accepts ends that.
        deliveries.test(ADMIN, PAGER);
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
        await().until(worker::idle);
    }

    /** A second later each: two changes of one moment become one event. */
    @Override
    void move(TicketRow ticket, Transition transition) {
        CLOCK.add(Duration.ofSeconds(1));
        super.move(ticket, transition);
    }

    /** @return the entries of the ticket for the pager, the oldest first */
    List<OutboxEntry> entries(TicketRow ticket) {
        return outbox.of(List.of(ticket.id())).stream()
                .filter(entry -> entry.to().equals(new Destination.Program(PAGER)))
                .toList();
    }

    double sent(String outcome) {
        return meters.counter("portal.webhooks.sent", "hook", "pager", "outcome", outcome)
                .count();
    }

    Finding finding() {
        return evidence.evidence().findings().stream()
                .filter(finding -> finding.what().startsWith("pager at 127.0.0.1"))
                .findFirst()
                .orElseThrow();
    }

    List<JsonNode> bodies() {
        return PAGER_PROGRAM.calls().stream()
                .skip(before)
                .map(call -> JSON.readTree(call.body()))
                .toList();
    }

    /** @return what the pager was asked to take since the test began: the event and its ticket */
    List<String> events() {
        return PAGER_PROGRAM.calls().stream()
                .skip(before)
                .map(WebhookScenario::event)
                .toList();
    }

    static String event(StubHttp.Call call) {
        var body = JSON.readTree(call.body());
        return body.at("/event").asString() + " "
                + new TicketId(body.at("/ticket/id").asString());
    }
}
