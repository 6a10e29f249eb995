package com.cinemataztic.incidents.notifications.planning;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.fleet.FleetReading;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.maintenance.MaintenanceDesk;
import com.cinemataztic.incidents.maintenance.PlanResult;
import com.cinemataztic.incidents.maintenance.Scope;
import com.cinemataztic.incidents.notifications.ShowsOfTests;
import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.Signal;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.Transition;
import com.cinemataztic.incidents.tickets.monitoring.Silence;
import com.cinemataztic.incidents.tickets.monitoring.SilencesOfTests;
import java.time.Duration;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/** A poll examines what may be due, finds whatever made it due, and examines nothing else. */
@Import(PlannerCostMongoTests.Counted.class)
class PlannerCostMongoTests extends NotificationScenario {

    private static final Actor ADMIN = new Actor("admin", Role.ADMIN, Set.of());

    @TestConfiguration(proxyBeanMethods = false)
    static class Counted {
        @Bean
        @Primary
        SilencesOfTests silencesOfTests() {
            return new SilencesOfTests();
        }
    }

    @Autowired
    SilencesOfTests silences;

    @Autowired
    MaintenanceDesk maintenance;

    @Override
    void deliver() {
        // These tests end at the outbox.
    }

    @BeforeEach
    void nothingIsLeftFromOtherTests() {
        silences.read(null);
        poll();
        silences.takeAsked();
    }

    @Test
    void anUnchangedBoardCostsNothingHoweverManyTicketsThereAre() {
        var signals = IntStream.range(0, 300)
                .mapToObj(n -> fires("wrong-resolution", "", n, Severity.WARNING))
                .toArray(Signal[]::new);
        report(signals);
        poll();
        assertThat(silences.takeAsked()).isGreaterThanOrEqualTo(300);
        poll();
        assertThat(silences.takeAsked())
                .as("the notification was recorded on each")
                .isEqualTo(300);
        poll();
        poll();
        assertThat(silences.takeAsked()).as("nothing changed").isZero();

        move(row(signals[7]), new Transition.Take());
        assertThat(silences.takeAsked()).as("one ticket changed").isOne();
    }

    @Test
    void aSuppressedTicketIsNotExaminedUntilSomethingMayHaveEndedIt() {
        var ticket = offline(3);
        silences.takeAsked();
        pass(60);
        assertThat(silences.takeAsked())
                .as("an hour of the night: other tests' tickets escalate, this one waits")
                .isLessThan(60);
        assertThat(isNotified(ticket)).isFalse();
    }

    @Test
    void aSilenceThatIsGoneIsFoundWithTheNextReading() {
        silences.read(new Silence("ops", CLOCK.instant().plus(Duration.ofHours(5)), ""));
        var ticket = wrongResolution(4);
        pass(1);
        assertThat(isNotified(ticket)).isFalse();
        silences.read(null);
        poll();
        assertThat(isNotified(ticket)).isTrue();
    }

    @Test
    void aMaintenanceWindowThatIsEndedEarlyIsFoundAtOnce() {
        var planned = maintenance.plan(
                ADMIN,
                new Scope.OfCinema(ShowsOfTests.cinema(test)),
                CLOCK.instant(),
                CLOCK.instant().plus(Duration.ofHours(2)),
                "new router");
        var window = ((PlanResult.Done) planned).window();
        var ticket = wrongResolution(4);
        pass(1);
        assertThat(isNotified(ticket)).isFalse();
        assertThat(maintenance.end(ADMIN, window.id(), window.version())).isInstanceOf(PlanResult.Done.class);
        poll();
        assertThat(isNotified(ticket)).isTrue();
    }

    @Test
    void aShowThatIsMovedIsFoundWithTheNextReadingOfTheFleet() {
        var ticket = offline(3);
        pass(1);
        assertThat(isNotified(ticket)).as("the show is far away").isFalse();
        ShowsOfTests.move(test, 3, CLOCK.instant().plus(Duration.ofHours(1)));
        CLOCK.add(Duration.ofSeconds(1));
        FleetReading.again(fleet);
        poll();
        assertThat(isNotified(ticket)).isTrue();
    }

    @Test
    void aSiteThatEndsLeavesItsScreensToNotifyForThemselves() {
        report(IntStream.rangeClosed(4, 7)
                .mapToObj(screen -> fires("machine-offline", "", screen, Severity.CRITICAL))
                .toArray(Signal[]::new));
        var site = awaitSite();
        poll();
        CLOCK.add(Duration.ofMinutes(2));
        poll();
        CLOCK.add(Duration.ofMinutes(5));
        var late = offline(8);
        pass(2);
        assertThat(isNotified(late)).as("under its site").isFalse();
        move(site, new Transition.Close(CloseReason.FIXED, ""));
        poll();
        assertThat(isNotified(late)).isTrue();
    }

    @Test
    void aPollThatFailsHalfWayIsRepeated() {
        report(fires("wrong-resolution", "", 4, Severity.WARNING), fires("wrong-resolution", "", 5, Severity.WARNING));
        silences.failAt(2);
        poll();
        poll();
        assertThat(isNotified(row(fires("wrong-resolution", "", 4, Severity.WARNING))))
                .isTrue();
        assertThat(isNotified(row(fires("wrong-resolution", "", 5, Severity.WARNING))))
                .isTrue();
    }

    private boolean isNotified(TicketRow ticket) {
        return stored(ticket).escalation() != null;
    }
}
