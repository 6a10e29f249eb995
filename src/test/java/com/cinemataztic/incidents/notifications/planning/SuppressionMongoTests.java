package com.cinemataztic.incidents.notifications.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.maintenance.MaintenanceDesk;
import com.cinemataztic.incidents.maintenance.PlanResult;
import com.cinemataztic.incidents.maintenance.Scope;
import com.cinemataztic.incidents.notifications.ShowsOfTests;
import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.Fault;
import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.Signal;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.TimelineEntry.Kind;
import com.cinemataztic.incidents.tickets.Transition;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Suppressed notifications are not sent; tickets that are still broken when the suppression ends notify then. */
class SuppressionMongoTests extends MailScenario {

    @Autowired
    MaintenanceDesk maintenance;

    @Test
    void aNightOfPowerOffsWakesNobodyAndScreensStillDarkInTheMorningNotifyInTime() {
        var healed = offline(3);
        pass(60);
        assertThat(mails()).isEmpty();
        assertThat(stored(healed).notificationPendingSince()).isNotNull();
        assertThat(stored(healed).escalation()).isNull();

        CLOCK.setInstant(ShowsOfTests.show(test, 3).minus(Duration.ofHours(4)).minusSeconds(1));
        poll();
        assertThat(mails()).isEmpty();
        CLOCK.add(Duration.ofSeconds(1));
        poll();
        assertThat(mails()).as("four hours before the show").hasSize(2);
        pass(10);
        assertThat(mails()).as("and from then on it escalates").containsExactly(to("Lea", healed));
    }

    @Test
    void aFaultThatEndsInTheNightNotifiesNobody() {
        var ticket = offline(3);
        pass(30);
        ends(ticket, 3);
        poll();
        CLOCK.setInstant(ShowsOfTests.show(test, 3).minus(Duration.ofHours(1)));
        poll();
        assertThat(mails()).isEmpty();
        move(ticket, new Transition.Close(CloseReason.FIXED, ""));
        assertThat(mails()).isEmpty();
        assertThat(stored(ticket).notificationPendingSince()).isNull();
        assertThat(lines(ticket, Kind.NOTIFIED)).containsExactly("nobody: it was over before that");
    }

    @Test
    void anOfflineMachineWaitsForTheOthersOfItsCinemaUnlessTheShowIsNear() {
        var waits = offline(4);
        assertThat(mails()).isEmpty();
        CLOCK.add(Duration.ofSeconds(44));
        poll();
        assertThat(mails()).isEmpty();
        CLOCK.add(Duration.ofSeconds(1));
        poll();
        assertThat(mails()).containsExactlyInAnyOrder(to("Anna", waits), to("Lea", waits));

        CLOCK.add(Duration.ofMinutes(2));
        var presses = offline(2);
        assertThat(mails()).contains(to("Anna", presses), to("Lea", presses));
    }

    @Test
    void aCinemaThatGoesDarkIsOneMailThatNamesEachScreenOnce() {
        var screens = List.of(offline(4), offline(5), offline(6), offline(7));
        var site = awaitSite();
        pass(1);
        var mails = mails();
        assertThat(mails).containsExactlyInAnyOrder(to("Anna", site), to("Lea", site));
        assertThat(texts(site)).allSatisfy(text -> {
            for (var screen : screens) {
                assertThat(text.split("(?m)^" + screen.id() + " ", -1)).hasSize(2);
            }
        });
        for (var screen : screens) {
            assertThat(stored(screen).notificationPendingSince()).isNull();
            assertThat(lines(screen, Kind.NOTIFIED)).singleElement().asString().startsWith("with " + site.id() + ": ");
        }
        pass(10);
        assertThat(mails()).as("the site climbs, its screens don't").containsExactly(to("Lea", site));

        var late = offline(8);
        pass(5);
        assertThat(mails()).as("a late one joins and sends nothing").isEmpty();
        assertThat(stored(late).notificationPendingSince()).isNotNull();
    }

    @Test
    void aTicketThatIsStillBrokenAfterMaintenanceNotifiesThen() {
        var plan = new Scope.OfCinema(ShowsOfTests.cinema(test));
        var admin = new Actor("admin", Role.ADMIN, Set.of());
        var planned = maintenance.plan(
                admin, plan, CLOCK.instant(), CLOCK.instant().plus(Duration.ofMinutes(30)), "new router");
        assertThat(planned).isInstanceOf(PlanResult.Done.class);
        var ticket = wrongResolution(4);
        pass(29);
        assertThat(mails()).isEmpty();
        pass(1);
        assertThat(mails()).containsExactlyInAnyOrder(to("Anna", ticket), to("Lea", ticket));
    }

    @Test
    void aClosedTicketThatStillFiresAtTheRecheckNotifiesAgain() {
        var ticket = wrongResolution(4);
        assertThat(mails()).hasSize(2);
        move(ticket, new Transition.Close(CloseReason.WONT_FIX, ""));
        pass(31);
        await().until(() -> stored(ticket).state().live());
        poll();
        assertThat(mails())
                .as("still firing at the re-check: the contacts, for nobody held it")
                .containsExactlyInAnyOrder(to("Anna", ticket), to("Lea", ticket));
    }

    private void ends(TicketRow ticket, int screen) {
        var fired = fires(Fault.MACHINE_OFFLINE, "", screen, Severity.CRITICAL);
        report(new Signal.Ended(ticket.key(), fired.fingerprint(), ticket.startedAt(), CLOCK.instant()));
    }
}
