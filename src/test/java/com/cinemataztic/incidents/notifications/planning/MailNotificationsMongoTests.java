package com.cinemataztic.incidents.notifications.planning;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.notifications.GivenContact;
import com.cinemataztic.incidents.notifications.OutboxEntry;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.EscalationState;
import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.Subject;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.TimelineEntry.Kind;
import com.cinemataztic.incidents.tickets.Transition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** From the ticket to the mailbox: who is notified of what, and when. */
class MailNotificationsMongoTests extends MailScenario {

    @Autowired
    EscalationAudit audit;

    @Test
    void aNewTicketNotifiesItsContactsAtOnceAndOnce() {
        var ticket = wrongResolution(1);

        assertThat(mails()).containsExactlyInAnyOrder(to("Anna", ticket), to("Lea", ticket));
        assertThat(stored(ticket).notificationPendingSince()).isNull();
        assertThat(stored(ticket).escalation()).isEqualTo(new EscalationState(1, CLOCK.instant()));
        assertThat(lines(ticket, Kind.NOTIFIED)).containsExactly(name("Anna") + ", " + name("Lea"));
        pass(5);
        assertThat(mails()).isEmpty();
        assertThat(outbox.of(List.of(ticket.id())))
                .allSatisfy(entry -> assertThat(entry.state()).isEqualTo(OutboxEntry.State.SENT))
                .hasSize(2);
    }

    @Test
    void aTicketThatNobodyTakesWithAShowInAnHourEscalatesThroughAllLevels() {
        var ticket = wrongResolution(1);
        assertThat(mails()).hasSize(2);

        pass(9);
        assertThat(mails()).isEmpty();
        pass(1);
        assertThat(mails()).as("nobody took it: the lead").containsExactly(to("Lea", ticket));
        pass(5);
        assertThat(mails())
                .as("45 min before the show: the fallback contact")
                .containsExactly(to("Responder desk", ticket));
        pass(29);
        assertThat(mails()).isEmpty();
        pass(1);
        assertThat(mails())
                .as("15 min before the show: everybody")
                .containsExactlyInAnyOrder(to("Anna", ticket), to("Lea", ticket), to("Responder desk", ticket));
        assertThat(lines(ticket, Kind.ESCALATED))
                .containsExactly(
                        "level 2: " + name("Lea"),
                        "level 3: Responder desk",
                        "level 4: " + String.join(", ", name("Anna"), name("Lea"), "Responder desk"));
        pass(60);
        assertThat(mails()).as("nothing twice").isEmpty();
    }

    @Test
    void takingATicketStopsTheEscalationAndReleasingItResumesIt() {
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
    void theHolderReceivesTheLastCall() {
        contacts.add(GivenContact.named("Olga").contact());
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
    void aTicketOpenedTwentyMinutesBeforeTheShowIsOneNotificationUpToTheHighestLevelDue() {
        var ticket = wrongResolution(2);

        // Anna is notified of the new ticket; Lea, whose level is due already, by the same notification.
        assertThat(mails()).containsExactlyInAnyOrder(to("Anna", ticket), to("Lea", ticket));
        assertThat(Objects.requireNonNull(stored(ticket).escalation()).level()).isEqualTo(2);
        assertThat(mails()).isEmpty();
    }

    @Test
    void aRiseInSeverityNotifiesThoseNotNotifiedYet() {
        contacts.add(person("Chris").notifiedOf(Severity.CRITICAL).contact());
        book.readAnew();
        var ticket = wrongResolution(4);
        assertThat(mails()).containsExactlyInAnyOrder(to("Anna", ticket), to("Lea", ticket));
        report(fires("wrong-resolution", "worse", 4, Severity.CRITICAL));
        poll();
        assertThat(mails()).containsExactly(to("Chris", ticket));
    }

    @Test
    void thePreviousHolderIsNotified() {
        contacts.add(GivenContact.named("Olga").contact());
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
        poll();
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
            poll();
        }
        assertThat(mails()).isEmpty();
        CLOCK.add(Duration.ofSeconds(40));
        poll();
        var bundles = mails();
        assertThat(bundles).hasSize(2).allSatisfy(mail -> assertThat(mail).contains("4 new tickets"));
        var text = newest();
        assertThat(later)
                .allSatisfy(row ->
                        assertThat(text.split("(?m)^" + row.id() + " ", -1)).hasSize(2));
    }

    @Test
    void theAuditFindsOverdueNotifications() {
        var signal = fires("wrong-resolution", "", 4, Severity.WARNING);
        report(signal);
        var id = row(signal).id();
        audit.check();
        assertThat(audit.result().overdue()).doesNotContain(id);
        CLOCK.add(EscalationAudit.GRACE);
        audit.check();
        assertThat(audit.result().overdue()).contains(id);

        poll();
        audit.check();
        assertThat(audit.result().overdue()).doesNotContain(id);
        assertThat(audit.result().at()).isEqualTo(CLOCK.instant());
        CLOCK.add(Duration.ofMinutes(10));
        audit.check();
        CLOCK.add(EscalationAudit.GRACE);
        audit.check();
        assertThat(audit.result().overdue()).as("an escalation, too").contains(id);
    }

    @Test
    void theFallbackContactIsNotifiedWhenNobodyElseIs() {
        var elsewhere = new Subject(new RegionId("nowhere-" + test), null, null, null, null, null, "host-" + test);
        var signal = signal("host-down", "fp-host-" + test, elsewhere, Severity.CRITICAL);
        report(signal);
        poll();
        assertThat(mails()).containsExactly(to("Responder desk", row(signal)));
    }
}
