package com.cinemataztic.incidents.notices;

import static com.cinemataztic.incidents.support.Given.NOON;
import static com.cinemataztic.incidents.support.Given.offline;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.platform.evidence.Finding;
import com.cinemataztic.incidents.platform.evidence.Level;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.store.Duty;
import com.cinemataztic.incidents.support.Given;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.LiveBoard;
import com.cinemataztic.incidents.tickets.TicketDesk;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.Transition;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.bean.override.convention.TestBean;
import org.threeten.extra.MutableClock;

/** What becomes of notices when the way out of the portal is bad. */
@PortalTest
class DispatcherMongoTests {

    private static final MutableClock CLOCK = MutableClock.of(NOON, ZoneOffset.UTC);
    private static final OnCue TRANSPORT = new OnCue();

    /** The portal's, too. */
    @TestBean(methodName = "portalClock")
    private Clock clock = CLOCK;

    @TestBean(methodName = "portalTransport")
    private Transport transport = TRANSPORT;

    private final Teller teller;
    private final Dispatcher dispatcher;
    private final Duty duty;
    private final Contacts contacts;
    private final ContactBook book;
    private final Outbox outbox;
    private final OutboxWatch watch;
    private final NoticesEvidence evidence;
    private final TicketDesk desk;
    private final LiveBoard board;

    private String region = "";

    DispatcherMongoTests(
            @Autowired Teller teller,
            @Autowired Dispatcher dispatcher,
            @Autowired Duty duty,
            @Autowired Contacts contacts,
            @Autowired ContactBook book,
            @Autowired Outbox outbox,
            @Autowired OutboxWatch watch,
            @Autowired NoticesEvidence evidence,
            @Autowired TicketDesk desk,
            @Autowired LiveBoard board) {
        this.teller = teller;
        this.dispatcher = dispatcher;
        this.duty = duty;
        this.contacts = contacts;
        this.book = book;
        this.outbox = outbox;
        this.watch = watch;
        this.evidence = evidence;
        this.desk = desk;
        this.board = board;
    }

    static Clock portalClock() {
        return CLOCK;
    }

    static Transport portalTransport() {
        return TRANSPORT;
    }

    /** A transport that answers as a test wants. */
    private static final class OnCue implements Transport {

        private final List<Mail> mails = new ArrayList<>();
        private Function<Mail, Delivery> answer = mail -> new Delivery.Accepted("");
        private @Nullable String ailment;

        @Override
        public String name() {
            return "on-cue";
        }

        @Override
        public synchronized Delivery send(Mail mail) {
            mails.add(mail);
            return answer.apply(mail);
        }

        @Override
        public Optional<String> ailment() {
            return Optional.ofNullable(ailment);
        }

        @Override
        public String describe() {
            return "Mail goes where a test wants it.";
        }

        synchronized List<String> addresses() {
            var to = mails.stream().map(mail -> mail.to().address()).toList();
            mails.clear();
            return to;
        }
    }

    @BeforeEach
    void allIsWell() {
        CLOCK.add(Duration.ofDays(1));
        TRANSPORT.answer = mail -> new Delivery.Accepted("");
        TRANSPORT.ailment = null;
        region = "region-" + Long.toString(CLOCK.millis(), 36);
        contacts.add(People.named("Anna " + region).of(region).contact());
        contacts.add(People.named("Desk").byDefault());
        book.readAnew();
        look();
        TRANSPORT.addresses();
    }

    @Test
    void whatCantBeSentNowIsTriedAgainLaterAndLaterAndIsSeenOnItsTicket() {
        TRANSPORT.answer = mail -> new Delivery.Later("the server is busy");
        var ticket = fails("s1");
        assertThat(TRANSPORT.addresses()).containsExactly(anna());
        assertThat(notice(ticket))
                .returns(Notice.State.WAITING, Notice::state)
                .returns(1, Notice::attempts)
                .returns("the server is busy", Notice::detail);

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
        assertThat(watch.ailment()).contains("has waited for");
        watch.look();
        assertThat(finding("Waiting to go out").level()).isEqualTo(Level.WRONG);

        TRANSPORT.answer = mail -> new Delivery.Accepted("");
        pass(Duration.ofMinutes(10));
        assertThat(notice(ticket)).returns(Notice.State.SENT, Notice::state).returns("on-cue", Notice::detail);
        assertThat(watch.ailment()).isEmpty();
    }

    @Test
    void whoIsRefusedForGoodIsSeenAndTheDefaultContactIsToldInstead() {
        TRANSPORT.answer = mail -> mail.to().address().equals(anna())
                ? new Delivery.Refused("no such mailbox")
                : new Delivery.Accepted("");
        var ticket = fails("s1");
        look();
        assertThat(TRANSPORT.addresses()).containsExactly(anna(), "desk@example.com");
        assertThat(outbox.of(List.of(ticket.id())))
                .extracting(Notice::recipient, Notice::state, Notice::detail)
                .containsExactlyInAnyOrder(
                        tuple("Anna " + region, Notice.State.FAILED, "no such mailbox"),
                        tuple("Desk", Notice.State.SENT, "on-cue"));
        watch.look();
        assertThat(finding("Given up within a day").level()).isEqualTo(Level.WRONG);
    }

    @Test
    void whatIsRefusedWhileTheWayIsIllIsNotGivenUp() {
        TRANSPORT.ailment = "the key is refused";
        TRANSPORT.answer = mail -> new Delivery.Refused("401");
        var ticket = fails("s1");
        assertThat(notice(ticket).state()).isEqualTo(Notice.State.WAITING);
        assertThat(finding("Mail")).returns(Level.WRONG, Finding::level);

        TRANSPORT.ailment = null;
        TRANSPORT.answer = mail -> new Delivery.Accepted("");
        pass(Duration.ofSeconds(10));
        assertThat(notice(ticket).state()).isEqualTo(Notice.State.SENT);
    }

    @Test
    void whatIsOverByTheTimeItCouldGoDoesNotGo() {
        TRANSPORT.answer = mail -> new Delivery.Later("the server is down");
        var ticket = fails("s1");
        TRANSPORT.addresses();
        desk.apply(ticket.id(), ticket.version(), new Transition.Close(CloseReason.FALSE_ALARM, ""), Actor.SYSTEM);
        pass(Duration.ofSeconds(10));
        assertThat(TRANSPORT.addresses()).isEmpty();
        assertThat(notice(ticket))
                .returns(Notice.State.OVER, Notice::state)
                .returns("it was closed before this went out", Notice::detail);
    }

    @Test
    void aMailThatBreaksTheTransportIsTriedAgain() {
        TRANSPORT.answer = mail -> {
            throw new IllegalStateException("broken");
        };
        var ticket = fails("s1");
        assertThat(notice(ticket).state()).isEqualTo(Notice.State.WAITING);
        TRANSPORT.answer = mail -> new Delivery.Accepted("");
        pass(Duration.ofSeconds(10));
        assertThat(notice(ticket).state()).isEqualTo(Notice.State.SENT);
    }

    @Test
    void whoWasClaimedByOneThatDiedIsToldWhenTheClaimHasRunOut() {
        TRANSPORT.answer = mail -> new Delivery.Later("the server is down");
        var ticket = fails("s1");
        CLOCK.add(Duration.ofSeconds(10));
        var now = CLOCK.instant();
        outbox.claim(List.of(notice(ticket)), "<dead@example.com>", now, now.plusSeconds(60));
        TRANSPORT.answer = mail -> new Delivery.Accepted("");
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
        look();
        return Objects.requireNonNull(board.live(unique.key()));
    }

    private String anna() {
        return ContactId.like("Anna " + region) + "@example.com";
    }

    private Notice notice(TicketRow ticket) {
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
        look();
    }

    private void look() {
        duty.renew();
        teller.look();
        dispatcher.look();
        await().until(dispatcher::idle);
        dispatcher.look();
        await().until(dispatcher::idle);
    }
}
