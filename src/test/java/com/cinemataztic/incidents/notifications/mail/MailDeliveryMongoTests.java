package com.cinemataztic.incidents.notifications.mail;

import static com.cinemataztic.incidents.support.Given.NOON;
import static com.cinemataztic.incidents.support.Given.offline;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.notifications.DeliveryResult;
import com.cinemataztic.incidents.notifications.GivenContact;
import com.cinemataztic.incidents.notifications.Outbox;
import com.cinemataztic.incidents.notifications.OutboxEntry;
import com.cinemataztic.incidents.notifications.OutboxHealthCheck;
import com.cinemataztic.incidents.notifications.delivery.OutboxWorker;
import com.cinemataztic.incidents.notifications.planning.NotificationPlanner;
import com.cinemataztic.incidents.oncall.ContactBook;
import com.cinemataztic.incidents.oncall.ContactId;
import com.cinemataztic.incidents.oncall.Contacts;
import com.cinemataztic.incidents.platform.health.Finding;
import com.cinemataztic.incidents.platform.health.Level;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.store.Leadership;
import com.cinemataztic.incidents.support.Given;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.Transition;
import com.cinemataztic.incidents.tickets.board.LiveBoard;
import com.cinemataztic.incidents.tickets.desk.TicketDesk;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.bean.override.convention.TestBean;
import org.threeten.extra.MutableClock;

/** What becomes of notifications when mail cannot be sent. */
@PortalTest
@DirtiesContext
class MailDeliveryMongoTests {

    private static final MutableClock CLOCK = MutableClock.of(NOON, ZoneOffset.UTC);
    private static final ScriptedTransport TRANSPORT = new ScriptedTransport();

    /** The portal's, too. */
    @TestBean(methodName = "portalClock")
    private Clock clock = CLOCK;

    @TestBean(methodName = "portalTransport")
    private MailTransport transport = TRANSPORT;

    private final NotificationPlanner planner;
    private final OutboxWorker worker;
    private final Leadership leadership;
    private final Contacts contacts;
    private final ContactBook book;
    private final Outbox outbox;
    private final OutboxHealthCheck health;
    private final NotificationsHealth evidence;
    private final TicketDesk desk;
    private final LiveBoard board;

    private String region = "";

    MailDeliveryMongoTests(
            @Autowired NotificationPlanner planner,
            @Autowired OutboxWorker worker,
            @Autowired Leadership leadership,
            @Autowired Contacts contacts,
            @Autowired ContactBook book,
            @Autowired Outbox outbox,
            @Autowired OutboxHealthCheck health,
            @Autowired NotificationsHealth evidence,
            @Autowired TicketDesk desk,
            @Autowired LiveBoard board) {
        this.planner = planner;
        this.worker = worker;
        this.leadership = leadership;
        this.contacts = contacts;
        this.book = book;
        this.outbox = outbox;
        this.health = health;
        this.evidence = evidence;
        this.desk = desk;
        this.board = board;
    }

    static Clock portalClock() {
        return CLOCK;
    }

    static MailTransport portalTransport() {
        return TRANSPORT;
    }

    @BeforeEach
    void allIsWell() {
        CLOCK.add(Duration.ofDays(1));
        TRANSPORT.answer = mail -> new DeliveryResult.Accepted("");
        TRANSPORT.problem = null;
        region = "region-" + Long.toString(CLOCK.millis(), 36);
        contacts.add(GivenContact.named("Anna " + region).of(region).contact());
        contacts.add(GivenContact.named("Desk").asFallback());
        book.readAnew();
        poll();
        TRANSPORT.addresses();
    }

    @Test
    void aMailThatCannotBeSentIsRetriedAtGrowingIntervalsAndShowsOnItsTicket() {
        TRANSPORT.answer = mail -> new DeliveryResult.Later("the server is busy");
        var ticket = fails("s1");
        assertThat(TRANSPORT.addresses()).containsExactly(anna());
        assertThat(entry(ticket))
                .returns(OutboxEntry.State.WAITING, OutboxEntry::state)
                .returns(1, OutboxEntry::attempts)
                .returns("the server is busy", OutboxEntry::detail);

        pass(Duration.ofSeconds(9));
        assertThat(TRANSPORT.addresses()).isEmpty();
        pass(Duration.ofSeconds(1));
        assertThat(TRANSPORT.addresses()).as("after 10 s").hasSize(1);
        pass(Duration.ofSeconds(19));
        assertThat(TRANSPORT.addresses()).isEmpty();
        pass(Duration.ofSeconds(1));
        assertThat(TRANSPORT.addresses()).as("after 20 s more").hasSize(1);
        for (int retry = 0; retry < 8; retry++) {
            pass(Duration.ofMinutes(10));
        }
        assertThat(TRANSPORT.addresses()).as("at least every ten minutes").hasSizeGreaterThanOrEqualTo(8);
        assertThat(health.problem()).contains("has waited for");
        health.refresh();
        assertThat(finding("Waiting to be sent").level()).isEqualTo(Level.WRONG);

        TRANSPORT.answer = mail -> new DeliveryResult.Accepted("");
        pass(Duration.ofMinutes(10));
        assertThat(entry(ticket))
                .returns(OutboxEntry.State.SENT, OutboxEntry::state)
                .returns("on-cue", OutboxEntry::detail);
        assertThat(health.problem()).isEmpty();
    }

    @Test
    void aPermanentFailureIsShownAndTheFallbackContactIsNotifiedInstead() {
        TRANSPORT.answer = mail -> mail.to().address().equals(anna())
                ? new DeliveryResult.Rejected("no such mailbox")
                : new DeliveryResult.Accepted("");
        var ticket = fails("s1");
        poll();
        assertThat(TRANSPORT.addresses()).containsExactly(anna(), "desk@example.com");
        assertThat(outbox.of(List.of(ticket.id())))
                .extracting(OutboxEntry::recipient, OutboxEntry::state, OutboxEntry::detail)
                .containsExactlyInAnyOrder(
                        tuple("Anna " + region, OutboxEntry.State.FAILED, "no such mailbox"),
                        tuple("Desk", OutboxEntry.State.SENT, "on-cue"));
        health.refresh();
        assertThat(finding("Failed in the last day").level()).isEqualTo(Level.WRONG);
    }

    @Test
    void aMailRejectedWhileTheTransportHasAProblemIsNotGivenUp() {
        TRANSPORT.problem = "the key is refused";
        TRANSPORT.answer = mail -> new DeliveryResult.Rejected("401");
        var ticket = fails("s1");
        assertThat(entry(ticket).state()).isEqualTo(OutboxEntry.State.WAITING);
        assertThat(finding("Mail")).returns(Level.WRONG, Finding::level);

        TRANSPORT.problem = null;
        TRANSPORT.answer = mail -> new DeliveryResult.Accepted("");
        pass(Duration.ofSeconds(10));
        assertThat(entry(ticket).state()).isEqualTo(OutboxEntry.State.SENT);
    }

    @Test
    void aNotificationThatIsOverBeforeItIsSentIsNotSent() {
        TRANSPORT.answer = mail -> new DeliveryResult.Later("the server is down");
        var ticket = fails("s1");
        TRANSPORT.addresses();
        desk.apply(ticket.id(), ticket.version(), new Transition.Close(CloseReason.FALSE_ALARM, ""), Actor.SYSTEM);
        pass(Duration.ofSeconds(10));
        assertThat(TRANSPORT.addresses()).isEmpty();
        assertThat(entry(ticket))
                .returns(OutboxEntry.State.OVER, OutboxEntry::state)
                .returns("it was closed before this went out", OutboxEntry::detail);
    }

    @Test
    void aMailThatBreaksTheTransportIsTriedAgain() {
        TRANSPORT.answer = mail -> {
            throw new IllegalStateException("broken");
        };
        var ticket = fails("s1");
        assertThat(entry(ticket).state()).isEqualTo(OutboxEntry.State.WAITING);
        TRANSPORT.answer = mail -> new DeliveryResult.Accepted("");
        pass(Duration.ofSeconds(10));
        assertThat(entry(ticket).state()).isEqualTo(OutboxEntry.State.SENT);
    }

    @Test
    void aMailClaimedByADeadInstanceIsSentWhenTheClaimExpires() {
        TRANSPORT.answer = mail -> new DeliveryResult.Later("the server is down");
        var ticket = fails("s1");
        CLOCK.add(Duration.ofSeconds(10));
        var now = CLOCK.instant();
        outbox.claim(List.of(entry(ticket)), "<dead@example.com>", now, now.plusSeconds(60));
        TRANSPORT.answer = mail -> new DeliveryResult.Accepted("");
        TRANSPORT.addresses();
        pass(Duration.ofSeconds(59));
        assertThat(TRANSPORT.addresses()).isEmpty();
        pass(Duration.ofSeconds(2));
        assertThat(TRANSPORT.addresses()).containsExactly(anna());
    }

    private TicketRow fails(String screen) {
        var given = offline(screen)
                .error("wrong-resolution")
                .fingerprint(region + screen)
                .region(region);
        var unique = new Given(
                given.errorId(),
                screen + region,
                given.fingerprint(),
                CLOCK.instant(),
                given.severity(),
                given.summary(),
                new RegionId(region));
        desk.report(List.of(unique.fires()), false);
        poll();
        return Objects.requireNonNull(board.live(unique.key()));
    }

    private String anna() {
        return ContactId.like("Anna " + region) + "@example.com";
    }

    private OutboxEntry entry(TicketRow ticket) {
        return outbox.of(List.of(ticket.id())).getFirst();
    }

    private Finding finding(String what) {
        return evidence.evidence().findings().stream()
                .filter(finding -> finding.what().equals(what))
                .findFirst()
                .orElseThrow();
    }

    private void pass(Duration time) {
        CLOCK.add(time);
        poll();
    }

    private void poll() {
        leadership.renew();
        planner.poll();
        worker.poll();
        await().until(worker::idle);
        worker.poll();
        await().until(worker::idle);
    }
}
