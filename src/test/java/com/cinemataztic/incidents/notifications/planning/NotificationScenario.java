package com.cinemataztic.incidents.notifications.planning;

import static org.awaitility.Awaitility.await;

import com.cinemataztic.incidents.fleet.FleetDirectory;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.notifications.Outbox;
import com.cinemataztic.incidents.notifications.ShowsOfTests;
import com.cinemataztic.incidents.store.Leadership;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.tickets.Fault;
import com.cinemataztic.incidents.tickets.Fingerprint;
import com.cinemataztic.incidents.tickets.Origin;
import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.Signal;
import com.cinemataztic.incidents.tickets.Subject;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TicketKey;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.TimelineEntry;
import com.cinemataztic.incidents.tickets.TimelineEntry.Kind;
import com.cinemataztic.incidents.tickets.Transition;
import com.cinemataztic.incidents.tickets.board.LiveBoard;
import com.cinemataztic.incidents.tickets.board.TicketQueue;
import com.cinemataztic.incidents.tickets.desk.TicketDesk;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.bean.override.convention.TestBean;
import org.threeten.extra.MutableClock;

/** From a fault to its notifications, with a clock that the test moves: each test has a day and a cinema of its own. */
@PortalTest
@DirtiesContext
@Import(ShowsOfTests.class)
@TestPropertySource(properties = "portal.tickets.sweep-every=100ms")
abstract class NotificationScenario {

    static final MutableClock CLOCK = MutableClock.of(ShowsOfTests.noon(0), ZoneOffset.UTC);
    static final Actor OLGA = new Actor("Olga", Role.OPERATOR, Set.of());

    private static final AtomicInteger TESTS = new AtomicInteger();

    /** The portal's, too. */
    @TestBean(methodName = "portalClock")
    private Clock clock = CLOCK;

    @Autowired
    NotificationPlanner planner;

    @Autowired
    Leadership leadership;

    @Autowired
    Outbox outbox;

    @Autowired
    TicketDesk desk;

    @Autowired
    LiveBoard board;

    @Autowired
    private TicketQueue queue;

    @Autowired
    FleetDirectory fleet;

    int test;

    static Clock portalClock() {
        return CLOCK;
    }

    /** Sends what is pending, as the timers would. */
    abstract void deliver();

    @BeforeEach
    void anotherDay() {
        await().until(() -> fleet.readAt() != null);
        test = TESTS.incrementAndGet();
        CLOCK.setInstant(ShowsOfTests.noon(test));
    }

    TicketRow wrongResolution(int screen) {
        return failed(fires("wrong-resolution", "", screen, Severity.WARNING));
    }

    TicketRow offline(int screen) {
        return failed(fires(Fault.MACHINE_OFFLINE, "", screen, Severity.CRITICAL));
    }

    TicketRow failed(Signal.Firing signal) {
        report(signal);
        poll();
        return row(signal);
    }

    /** @param other makes it another alert for the same key */
    Signal.Firing fires(String error, String other, int screen, Severity severity) {
        var subject = new Subject(
                ShowsOfTests.region(test),
                ShowsOfTests.cinema(test),
                null,
                "s" + screen,
                null,
                "02:c1:1e:00:00:%02x".formatted(screen),
                null);
        return signal(error, error + other + "-" + test + "-" + screen, subject, severity);
    }

    static Signal.Firing signal(String error, String fingerprint, Subject subject, Severity severity) {
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

    void report(Signal... signals) {
        desk.report(List.of(signals), false);
    }

    void move(TicketRow ticket, Transition transition) {
        desk.apply(ticket.id(), stored(ticket).version(), transition, OLGA);
        poll();
    }

    void pass(int minutes) {
        for (int minute = 0; minute < minutes; minute++) {
            CLOCK.add(Duration.ofMinutes(1));
            poll();
        }
    }

    void poll() {
        leadership.renew();
        planner.poll();
        deliver();
    }

    TicketRow row(Signal signal) {
        return Objects.requireNonNull(board.live(signal.key()));
    }

    Ticket stored(TicketRow row) {
        return Objects.requireNonNull(queue.find(Set.of(row.id())).get(row.id()));
    }

    List<String> lines(TicketRow ticket, Kind kind) {
        return stored(ticket).timeline().stream()
                .filter(entry -> entry.kind() == kind)
                .map(TimelineEntry::note)
                .toList();
    }

    /** @return the ticket of this test's cinema, when its screens have been rolled up */
    TicketRow awaitSite() {
        return await().until(
                        () -> board.snapshot().rows().values().stream()
                                .filter(row -> row.fault().errorId().equals(Fault.CINEMA_OFFLINE))
                                .filter(row -> ShowsOfTests.cinema(test)
                                        .equals(row.subject().cinemaId()))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }
}
