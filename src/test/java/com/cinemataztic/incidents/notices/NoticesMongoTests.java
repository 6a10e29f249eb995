package com.cinemataztic.incidents.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cinemataztic.incidents.fleet.FleetDirectory;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.maintenance.Arranged;
import com.cinemataztic.incidents.maintenance.MaintenanceDesk;
import com.cinemataztic.incidents.maintenance.Scope;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.store.Duty;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.Fault;
import com.cinemataztic.incidents.tickets.Fingerprint;
import com.cinemataztic.incidents.tickets.LiveBoard;
import com.cinemataztic.incidents.tickets.Origin;
import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.Signal;
import com.cinemataztic.incidents.tickets.Subject;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TicketDesk;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TicketKey;
import com.cinemataztic.incidents.tickets.TicketQueue;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.TimelineEntry;
import com.cinemataztic.incidents.tickets.TimelineEntry.Kind;
import com.cinemataztic.incidents.tickets.Told;
import com.cinemataztic.incidents.tickets.Transition;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.bean.override.convention.TestBean;
import org.threeten.extra.MutableClock;

/** From the ticket to the mailbox, with a clock that the test moves. */
@PortalTest
@Import(ShowsOfTests.class)
@TestPropertySource(properties = "portal.tickets.sweep-every=100ms")
class NoticesMongoTests {

    private static final MutableClock CLOCK = MutableClock.of(ShowsOfTests.noon(0), ZoneOffset.UTC);
    private static final AtomicInteger TESTS = new AtomicInteger();
    private static final Actor OLGA = new Actor("Olga", Role.OPERATOR, Set.of());

    /** The portal's, too. */
    @TestBean(methodName = "portalClock")
    private Clock clock = CLOCK;

    private final Teller teller;
    private final Dispatcher dispatcher;
    private final Duty duty;
    private final Contacts contacts;
    private final ContactBook book;
    private final Mailbox mailbox;
    private final Outbox outbox;
    private final TicketDesk desk;
    private final TicketQueue queue;
    private final LiveBoard board;
    private final FleetDirectory fleet;
    private final MaintenanceDesk maintenance;
    private final LadderCheck check;
    private final Set<String> seen = new HashSet<>();
    private final Set<TicketId> others = new HashSet<>();
    private int test;

    NoticesMongoTests(
            @Autowired Teller teller,
            @Autowired Dispatcher dispatcher,
            @Autowired Duty duty,
            @Autowired Contacts contacts,
            @Autowired ContactBook book,
            @Autowired Mailbox mailbox,
            @Autowired Outbox outbox,
            @Autowired TicketDesk desk,
            @Autowired TicketQueue queue,
            @Autowired LiveBoard board,
            @Autowired FleetDirectory fleet,
            @Autowired MaintenanceDesk maintenance,
            @Autowired LadderCheck check) {
        this.teller = teller;
        this.dispatcher = dispatcher;
        this.duty = duty;
        this.contacts = contacts;
        this.book = book;
        this.mailbox = mailbox;
        this.outbox = outbox;
        this.desk = desk;
        this.queue = queue;
        this.board = board;
        this.fleet = fleet;
        this.maintenance = maintenance;
        this.check = check;
    }

    static Clock portalClock() {
        return CLOCK;
    }

    /** Each test has a day, a region, a cinema and people of its own. */
    @BeforeEach
    void anotherDay() {
        await().until(() -> fleet.readAt() != null);
        test = TESTS.incrementAndGet();
        CLOCK.setInstant(ShowsOfTests.noon(test));
        contacts.add(person("Anna").contact());
        contacts.add(person("Lea").lead());
        contacts.add(People.named("Duty desk").byDefault());
        book.readAnew();
        others.addAll(board.snapshot().rows().keySet());
    }

    @Test
    void aNewTicketIsToldAtOnceAndOnce() {
        var ticket = wrongResolution(1);

        assertThat(mails()).containsExactlyInAnyOrder(to("Anna", ticket), to("Lea", ticket));
        assertThat(stored(ticket).owedSince()).isNull();
        assertThat(stored(ticket).told()).isEqualTo(new Told(1, CLOCK.instant()));
        assertThat(lines(ticket, Kind.TOLD)).containsExactly(name("Anna") + ", " + name("Lea"));
        pass(5);
        assertThat(mails()).isEmpty();
        assertThat(outbox.of(List.of(ticket.id())))
                .allSatisfy(notice -> assertThat(notice.state()).isEqualTo(Notice.State.SENT))
                .hasSize(2);
    }

    @Test
    void aTicketThatNobodyTakesWithAShowInAnHourWalksTheWholeLadder() {
        var ticket = wrongResolution(1);
        assertThat(mails()).hasSize(2);

        pass(9);
        assertThat(mails()).isEmpty();
        pass(1);
        assertThat(mails()).as("nobody took it: the lead").containsExactly(to("Lea", ticket));
        pass(5);
        assertThat(mails()).as("45 min before the show: the default contact").containsExactly(to("Duty desk", ticket));
        pass(29);
        assertThat(mails()).isEmpty();
        pass(1);
        assertThat(mails())
                .as("15 min before the show: everybody")
                .containsExactlyInAnyOrder(to("Anna", ticket), to("Lea", ticket), to("Duty desk", ticket));
        assertThat(lines(ticket, Kind.ESCALATED))
                .containsExactly(
                        "level 2: " + name("Lea"),
                        "level 3: Duty desk",
                        "level 4: " + String.join(", ", name("Anna"), name("Lea"), "Duty desk"));
        pass(60);
        assertThat(mails()).as("nothing twice").isEmpty();
    }

    @Test
    void takenTheLadderStopsAndGivenBackItGoesOn() {
        var ticket = wrongResolution(1);
        assertThat(mails()).hasSize(2);
        pass(8);
        move(ticket, new Transition.Take());
        pass(12);
        assertThat(mails()).isEmpty();

        move(ticket, new Transition.Release());
        assertThat(mails()).as("given back 40 min before the show").containsExactly(to("Lea", ticket));
    }

    @Test
    void whoHoldsItHearsTheLastCall() {
        contacts.add(People.named("Olga").contact());
        book.readAnew();
        var ticket = wrongResolution(1);
        assertThat(mails()).hasSize(2);
        move(ticket, new Transition.Take());
        pass(44);
        assertThat(mails()).isEmpty();
        pass(1);
        assertThat(mails()).containsExactly(to("Olga", ticket));
        pass(5);
        assertThat(mails()).isEmpty();
    }

    @Test
    void bornTwentyMinutesBeforeTheShowThereIsOneNoticeToTheHighestLevelThatIsDue() {
        var ticket = wrongResolution(2);

        // Anna is told of the new ticket; Lea, whose level is due already, by the same.
        assertThat(mails()).containsExactlyInAnyOrder(to("Anna", ticket), to("Lea", ticket));
        assertThat(Objects.requireNonNull(stored(ticket).told()).level()).isEqualTo(2);
        assertThat(mails()).isEmpty();
    }

    @Test
    void aNightOfPowerOffsWakesNobodyAndWhatIsStillDarkInTheMorningIsToldInTime() {
        var healed = offline(3);
        pass(60);
        assertThat(mails()).isEmpty();
        assertThat(stored(healed).owedSince()).isNotNull();
        assertThat(stored(healed).told()).isNull();

        CLOCK.setInstant(ShowsOfTests.show(test, 3).minus(Duration.ofHours(4)).minusSeconds(1));
        look();
        assertThat(mails()).isEmpty();
        CLOCK.add(Duration.ofSeconds(1));
        look();
        assertThat(mails()).as("four hours before the show").hasSize(2);
        pass(10);
        assertThat(mails()).as("and from then on the ladder").containsExactly(to("Lea", healed));
    }

    @Test
    void whatHealedInTheNightIsToldToNobody() {
        var ticket = offline(3);
        pass(30);
        ends(ticket, 3);
        look();
        CLOCK.setInstant(ShowsOfTests.show(test, 3).minus(Duration.ofHours(1)));
        look();
        assertThat(mails()).isEmpty();
        move(ticket, new Transition.Close(CloseReason.FIXED, ""));
        assertThat(mails()).isEmpty();
        assertThat(stored(ticket).owedSince()).isNull();
        assertThat(lines(ticket, Kind.TOLD)).containsExactly("nobody: it was over before that");
    }

    @Test
    void anOfflineMachineWaitsForTheRestOfItsCinemaUnlessTheShowIsNear() {
        var waits = offline(4);
        assertThat(mails()).isEmpty();
        CLOCK.add(Duration.ofSeconds(44));
        look();
        assertThat(mails()).isEmpty();
        CLOCK.add(Duration.ofSeconds(1));
        look();
        assertThat(mails()).containsExactlyInAnyOrder(to("Anna", waits), to("Lea", waits));

        CLOCK.add(Duration.ofMinutes(2));
        var presses = offline(2);
        assertThat(mails()).contains(to("Anna", presses), to("Lea", presses));
    }

    @Test
    void aCinemaThatGoesDarkIsOneMailThatNamesEachScreenOnce() {
        var screens = List.of(offline(4), offline(5), offline(6), offline(7));
        var site = await().until(
                        () -> board.snapshot().rows().values().stream()
                                .filter(row -> row.fault().errorId().equals(Fault.CINEMA_OFFLINE))
                                .filter(row -> ShowsOfTests.cinema(test)
                                        .equals(row.subject().cinemaId()))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
        pass(1);
        var mails = mails();
        assertThat(mails).containsExactlyInAnyOrder(to("Anna", site), to("Lea", site));
        assertThat(texts(site)).allSatisfy(text -> {
            for (var screen : screens) {
                assertThat(text.split("(?m)^" + screen.id() + " ", -1)).hasSize(2);
            }
        });
        for (var screen : screens) {
            assertThat(stored(screen).owedSince()).isNull();
            assertThat(lines(screen, Kind.TOLD)).singleElement().asString().startsWith("with " + site.id() + ": ");
        }
        pass(10);
        assertThat(mails()).as("the site climbs, its screens don't").containsExactly(to("Lea", site));

        var late = offline(8);
        pass(5);
        assertThat(mails()).as("a late one joins and sends nothing").isEmpty();
        assertThat(stored(late).owedSince()).isNotNull();
    }

    @Test
    void whatAPersonClosedIsToldAgainWhenItStillFiresAtTheReCheck() {
        var ticket = wrongResolution(4);
        assertThat(mails()).hasSize(2);
        move(ticket, new Transition.Close(CloseReason.WONT_FIX, ""));
        pass(31);
        await().until(() -> stored(ticket).state().live());
        look();
        assertThat(mails())
                .as("still firing at the re-check: the contacts, for nobody held it")
                .containsExactlyInAnyOrder(to("Anna", ticket), to("Lea", ticket));
    }

    @Test
    void aRiseInSeverityTellsThoseNotToldYet() {
        contacts.add(person("Chris").toldOf(Severity.CRITICAL).contact());
        book.readAnew();
        var ticket = wrongResolution(4);
        assertThat(mails()).containsExactlyInAnyOrder(to("Anna", ticket), to("Lea", ticket));
        report(fires("wrong-resolution", "worse", 4, Severity.CRITICAL));
        look();
        assertThat(mails()).containsExactly(to("Chris", ticket));
    }

    @Test
    void whoeverItIsTakenFromIsTold() {
        contacts.add(People.named("Olga").contact());
        book.readAnew();
        var ticket = wrongResolution(4);
        assertThat(mails()).hasSize(2);
        move(ticket, new Transition.Take());
        assertThat(mails()).isEmpty();
        move(ticket, new Transition.Assign("Per"));
        assertThat(mails()).as("she gave it away herself").isEmpty();
        move(ticket, new Transition.Assign("Olga"));
        assertThat(mails()).isEmpty();
        var now = stored(ticket);
        desk.apply(ticket.id(), now.version(), new Transition.Assign("Per"), new Actor("Per", Role.OPERATOR, Set.of()));
        look();
        assertThat(mails()).containsExactly(to("Olga", ticket));
    }

    @Test
    void aStormIsOneMailAndWhatComesAfterItIsGathered() {
        var first = wrongResolution(4);
        assertThat(mails()).as("the first one at once").containsExactlyInAnyOrder(to("Anna", first), to("Lea", first));
        var later = new ArrayList<TicketRow>();
        for (int screen = 5; screen <= 8; screen++) {
            later.add(wrongResolution(screen));
            CLOCK.add(Duration.ofSeconds(5));
            look();
        }
        assertThat(mails()).isEmpty();
        CLOCK.add(Duration.ofSeconds(40));
        look();
        var bundles = mails();
        assertThat(bundles).hasSize(2).allSatisfy(mail -> assertThat(mail).contains("4 new tickets"));
        var text = newest();
        assertThat(later)
                .allSatisfy(row ->
                        assertThat(text.split("(?m)^" + row.id() + " ", -1)).hasSize(2));
    }

    @Test
    void whatIsInMaintenanceIsToldWhenThatEndsIfItIsStillBroken() {
        var plan = new Scope.OfCinema(ShowsOfTests.cinema(test));
        var admin = new Actor("admin", Role.ADMIN, Set.of());
        var planned = maintenance.plan(
                admin, plan, CLOCK.instant(), CLOCK.instant().plus(Duration.ofMinutes(30)), "new router");
        assertThat(planned).isInstanceOf(Arranged.Done.class);
        var ticket = wrongResolution(4);
        pass(29);
        assertThat(mails()).isEmpty();
        pass(1);
        assertThat(mails()).containsExactlyInAnyOrder(to("Anna", ticket), to("Lea", ticket));
    }

    @Test
    void whatShouldHaveBeenToldAndWasNotIsFoundOut() {
        var signal = fires("wrong-resolution", "", 4, Severity.WARNING);
        report(signal);
        var id = row(signal).id();
        check.look();
        assertThat(check.result().overdue()).doesNotContain(id);
        CLOCK.add(LadderCheck.GRACE);
        check.look();
        assertThat(check.result().overdue()).contains(id);

        look();
        check.look();
        assertThat(check.result().overdue()).doesNotContain(id);
        assertThat(check.result().at()).isEqualTo(CLOCK.instant());
        CLOCK.add(Duration.ofMinutes(10));
        check.look();
        CLOCK.add(LadderCheck.GRACE);
        check.look();
        assertThat(check.result().overdue()).as("a step of the ladder, too").contains(id);
    }

    @Test
    void withNobodyElseTheDefaultContactIsTold() {
        var elsewhere = new Subject(new RegionId("nowhere-" + test), null, null, null, null, null, "host-" + test);
        var signal = signal("host-down", "fp-host-" + test, elsewhere, Severity.CRITICAL);
        report(signal);
        look();
        assertThat(mails()).containsExactly(to("Duty desk", row(signal)));
    }

    private People person(String name) {
        return People.named(name(name)).of(ShowsOfTests.region(test).value());
    }

    private String name(String name) {
        return name + " " + test;
    }

    private String to(String name, TicketRow ticket) {
        var called = Set.of("Duty desk", "Olga").contains(name) ? name : name(name);
        return called + ": [" + ticket.id() + "]";
    }

    private TicketRow wrongResolution(int screen) {
        return failed(fires("wrong-resolution", "", screen, Severity.WARNING));
    }

    private TicketRow offline(int screen) {
        return failed(fires(Fault.MACHINE_OFFLINE, "", screen, Severity.CRITICAL));
    }

    private TicketRow failed(Signal.Firing signal) {
        report(signal);
        look();
        return row(signal);
    }

    private void ends(TicketRow ticket, int screen) {
        var fired = fires(Fault.MACHINE_OFFLINE, "", screen, Severity.CRITICAL);
        report(new Signal.Ended(ticket.key(), fired.fingerprint(), ticket.startedAt(), CLOCK.instant()));
    }

    private Signal.Firing fires(String error, String other, int screen, Severity severity) {
        var subject = new Subject(
                ShowsOfTests.region(test),
                ShowsOfTests.cinema(test),
                null,
                "s" + screen,
                null,
                "02:c1:1e:0" + screen,
                null);
        return signal(error, error + other + "-" + test + "-" + screen, subject, severity);
    }

    private static Signal.Firing signal(String error, String fingerprint, Subject subject, Severity severity) {
        var alert = new Fingerprint(fingerprint);
        return new Signal.Firing(
                TicketKey.of(error, subject, alert),
                alert,
                CLOCK.instant().minusSeconds(5),
                subject,
                new Fault(error, error, "", null, null),
                severity,
                null,
                Map.of("alertname", error),
                Origin.ALERTMANAGER,
                false);
    }

    private void report(Signal signal) {
        desk.report(List.of(signal), false);
    }

    private void move(TicketRow ticket, Transition transition) {
        desk.apply(ticket.id(), stored(ticket).version(), transition, OLGA);
        look();
    }

    private void pass(int minutes) {
        for (int minute = 0; minute < minutes; minute++) {
            CLOCK.add(Duration.ofMinutes(1));
            look();
        }
    }

    /** What the timers would do now. */
    private void look() {
        duty.renew();
        teller.look();
        int before;
        do {
            before = mailbox.list(10_000).size();
            dispatcher.look();
            await().until(dispatcher::idle);
        } while (mailbox.list(10_000).size() > before);
    }

    private TicketRow row(Signal signal) {
        return Objects.requireNonNull(board.live(signal.key()));
    }

    private Ticket stored(TicketRow row) {
        return Objects.requireNonNull(queue.find(Set.of(row.id())).get(row.id()));
    }

    private List<String> lines(TicketRow ticket, Kind kind) {
        return stored(ticket).timeline().stream()
                .filter(entry -> entry.kind() == kind)
                .map(TimelineEntry::note)
                .toList();
    }

    /** @return the mails that came since this was asked last: who gets it, and the beginning of the subject */
    private List<String> mails() {
        return mailbox.list(10_000).stream()
                .filter(mail -> seen.add(mail.id()))
                .filter(this::isOfThisTest)
                .map(mail -> mail.to().replaceFirst("\\s*<.*", "").replace("\"", "") + ": "
                        + mail.subject().replaceFirst("] (?!.*new tickets).*", "]"))
                .toList();
    }

    /** The tickets of the others live on, and what is owed of them goes out. */
    private boolean isOfThisTest(KeptMail mail) {
        return mail.subject().startsWith("[Region " + test + "]")
                || !mail.subject().startsWith("[Region ")
                        && others.stream().noneMatch(other -> mail.subject().startsWith("[" + other + "]"));
    }

    private List<String> texts(TicketRow ticket) {
        return mailbox.list(1_000).stream()
                .filter(mail -> mail.subject().startsWith("[" + ticket.id() + "]"))
                .map(mail -> mailbox.read(mail.id()).orElseThrow().text())
                .toList();
    }

    private String newest() {
        return mailbox.list(10_000).stream()
                .filter(this::isOfThisTest)
                .findFirst()
                .flatMap(mail -> mailbox.read(mail.id()))
                .orElseThrow()
                .text();
    }
}
