package com.cinemataztic.incidents.notifications.planning;

import static com.cinemataztic.incidents.notifications.planning.PolicyCases.NOW;
import static com.cinemataztic.incidents.notifications.planning.PolicyCases.OLGA;
import static com.cinemataztic.incidents.notifications.planning.PolicyCases.PER;
import static com.cinemataztic.incidents.notifications.planning.PolicyCases.SETTINGS;
import static com.cinemataztic.incidents.notifications.planning.PolicyCases.changeOf;
import static com.cinemataztic.incidents.notifications.planning.PolicyCases.context;
import static com.cinemataztic.incidents.notifications.planning.PolicyCases.decide;
import static com.cinemataztic.incidents.notifications.planning.PolicyCases.entry;
import static com.cinemataztic.incidents.notifications.planning.PolicyCases.notified;
import static com.cinemataztic.incidents.notifications.planning.PolicyCases.show;
import static com.cinemataztic.incidents.support.Given.NOON;
import static com.cinemataztic.incidents.support.Given.offline;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.cinemataztic.incidents.notifications.TicketContext;
import com.cinemataztic.incidents.notifications.TicketEvent;
import com.cinemataztic.incidents.support.Given;
import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.NotificationRecord;
import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.Transition;
import com.cinemataztic.incidents.tickets.rules.OpenTicket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who is notified of what and when. */
class NotificationPolicyTests {

    private final Given fault = offline("s1").error("wrong-resolution");
    private final Ticket opened = OpenTicket.of("DK-1", fault, NOON);

    @Test
    void aNewTicketIsForTheContactsAndReachesTheFirstLevel() {
        var decision = decide(opened, context(opened));
        assertThat(decision.notifications())
                .containsExactly(
                        new PlannedNotification(new TicketEvent.Opened(), changeOf(opened), new Target.Contacts()));
        assertThat(decision.level()).isEqualTo(1);
        assertThat(decision.changeIds()).containsExactly(changeOf(opened));
        assertThat(decision.suppression()).isNull();
    }

    @Test
    void twoPendingChangesAreOneNotification() {
        var mild = OpenTicket.of("DK-1", fault.severity(Severity.WARNING), NOON);
        var worse = OpenTicket.reported(
                mild, fault.fingerprint("worse").severity(Severity.CRITICAL).fires(), NOON.plusSeconds(5));
        assertThat(decide(worse, context(worse)).notifications())
                .containsExactly(
                        new PlannedNotification(new TicketEvent.Opened(), changeOf(mild), new Target.Contacts()));
        assertThat(decide(worse, context(worse)).changeIds()).hasSize(2);
    }

    @Test
    void aRiseNotifiesThoseNotNotifiedYet() {
        var mild = notified(OpenTicket.of("DK-1", fault.severity(Severity.WARNING), NOON));
        var worse = OpenTicket.reported(mild, fault.fingerprint("worse").fires(), NOW);
        assertThat(decide(worse, context(worse)).notifications())
                .extracting(PlannedNotification::what, PlannedNotification::to)
                .containsExactly(tuple(new TicketEvent.SeverityRose(Severity.WARNING), new Target.NotYetNotified()));
    }

    @Test
    void aReopenedTicketIsForItsLastHolderElseForTheContacts() {
        var taken = OpenTicket.moved(notified(opened), new Transition.Take(), OLGA, NOW);
        var closed = OpenTicket.moved(taken, new Transition.Close(CloseReason.FIXED, ""), OLGA, NOW);
        var byAnother = OpenTicket.moved(closed, new Transition.Reopen(""), PER, NOW);
        assertThat(decide(byAnother, context(byAnother)).notifications())
                .extracting(PlannedNotification::to)
                .containsExactly(new Target.HolderElseContacts("olga"));
        var byHerself = OpenTicket.moved(closed, new Transition.Reopen(""), OLGA, NOW);
        assertThat(decide(byHerself, context(byHerself)).notifications())
                .extracting(PlannedNotification::to)
                .containsExactly(new Target.Contacts());
        assertThat(decide(byHerself, context(byHerself)).level()).isEqualTo(1);
    }

    @Test
    void aTakeThatIsUndoneNotifiesNobody() {
        var taken = OpenTicket.moved(notified(opened), new Transition.Take(), OLGA, NOW);
        var undone = OpenTicket.moved(taken, new Transition.Restore(changeOf(taken)), OLGA, NOW);
        assertThat(undone.pendingNotifications()).isEmpty();
        assertThat(decide(undone, context(undone)).notifications()).isEmpty();
    }

    @Test
    void aCloseThatIsUndoneIsForWebhooksAndForPeopleOnlyIfNobodyWasNotified() {
        var closed = OpenTicket.moved(notified(opened), new Transition.Close(CloseReason.FIXED, ""), OLGA, NOW);
        var undone = OpenTicket.moved(closed, new Transition.Restore(changeOf(closed)), OLGA, NOW);
        assertThat(decide(undone, context(undone)).notifications())
                .extracting(PlannedNotification::what, PlannedNotification::to)
                .containsExactly(tuple(new TicketEvent.Reopened(), new Target.NoPerson()));

        var early = OpenTicket.moved(opened, new Transition.Close(CloseReason.FIXED, ""), OLGA, NOW);
        var dropped = OpenTicket.notified(
                early, new NotificationRecord(early.id(), Set.of(changeOf(opened)), 0, "nobody: it was over"), NOW);
        var back = OpenTicket.moved(dropped, new Transition.Restore(changeOf(early)), OLGA, NOW);
        assertThat(decide(back, context(back)).notifications())
                .extracting(PlannedNotification::to)
                .containsExactly(new Target.Contacts());
    }

    @Test
    void thePreviousHolderIsNotifiedUnlessTheyGaveTheTicketAway() {
        var taken = OpenTicket.moved(notified(opened), new Transition.Take(), OLGA, NOW);
        var takenOver = OpenTicket.moved(taken, new Transition.Assign("per"), PER, NOW);
        assertThat(decide(takenOver, context(takenOver)).notifications())
                .extracting(PlannedNotification::what, PlannedNotification::to)
                .containsExactly(tuple(new TicketEvent.TakenOver("per"), new Target.Holder("olga")));
        var given = OpenTicket.moved(taken, new Transition.Assign("per"), OLGA, NOW);
        assertThat(decide(given, context(given)).notifications()).isEmpty();
        assertThat(decide(given, context(given)).changeIds()).containsExactly(changeOf(given));
    }

    @Test
    void aTakenTicketThatClosesByItselfNotifiesItsHolder() {
        var taken = OpenTicket.moved(notified(opened), new Transition.Take(), OLGA, NOW);
        var recovered = OpenTicket.reported(taken, fault.ends(NOW), NOW);
        var closed = OpenTicket.settled(recovered, NOW.plusSeconds(300));
        assertThat(decide(closed, context(closed)).notifications())
                .extracting(PlannedNotification::what, PlannedNotification::to)
                .containsExactly(tuple(new TicketEvent.ClosedByItself(), new Target.Holder("olga")));
    }

    @Test
    void closingATicketDropsItsPendingNotifications() {
        var closed = OpenTicket.moved(opened, new Transition.Close(CloseReason.FIXED, ""), OLGA, NOW);
        var decision = decide(closed, context(closed));
        assertThat(decision.notifications()).isEmpty();
        assertThat(decision.changeIds()).containsExactly(changeOf(opened));
        assertThat(decision.suppression()).isNull();
    }

    @Test
    void aTicketOpenedTwentyMinutesBeforeTheShowNotifiesUpToTheHighestLevelDue() {
        var entry = entry(opened, show(NOW, 20), null, null);
        var decision = decide(opened, new TicketContext(entry, null, List.of()));
        assertThat(decision.notifications())
                .extracting(PlannedNotification::to)
                .containsExactly(new Target.Contacts(), new Target.Level(2));
        assertThat(decision.level()).isEqualTo(2);
    }

    @Test
    void levelsThatPassedDuringASuppressionAreOneNotification() {
        var ticket = notified(opened);
        var decision = NotificationPolicy.decide(
                ticket,
                new TicketContext(entry(ticket, show(NOW, 40), null, null), null, List.of()),
                SETTINGS,
                NOW.plus(Duration.ofMinutes(10)));
        assertThat(decision.notifications()).extracting(PlannedNotification::to).containsExactly(new Target.Level(3));
        assertThat(decision.level()).isEqualTo(3);
    }

    @Test
    void whoTakesATicketWhenTheLastCallIsDueReceivesNone() {
        var open = notified(opened);
        var context = show(NOW, 15);
        var taken = OpenTicket.moved(open, new Transition.Take(), OLGA, NOW);
        var decision = decide(taken, new TicketContext(entry(taken, context, null, null), null, List.of()));
        assertThat(decision.notifications()).isEmpty();
        assertThat(decision.level()).isEqualTo(EscalationPolicy.LAST_CALL);
        var given = OpenTicket.moved(
                OpenTicket.moved(open, new Transition.Take(), PER, NOW), new Transition.Assign("olga"), PER, NOW);
        assertThat(decide(given, new TicketContext(entry(given, context, null, null), null, List.of()))
                        .notifications())
                .extracting(PlannedNotification::what)
                .containsExactly(new TicketEvent.LastCall());
    }

    @Test
    void aTakenTicketDoesNotEscalateAndItsHolderReceivesTheLastCallOnce() {
        var taken = OpenTicket.moved(notified(opened), new Transition.Take(), OLGA, NOW.minusSeconds(1));
        assertThat(decide(taken, new TicketContext(entry(taken, show(NOW, 16), null, null), null, List.of()))
                        .acts())
                .isFalse();
        var decision = decide(taken, new TicketContext(entry(taken, show(NOW, 15), null, null), null, List.of()));
        assertThat(decision.notifications())
                .extracting(PlannedNotification::what, PlannedNotification::to)
                .containsExactly(tuple(new TicketEvent.LastCall(), new Target.HolderElseContacts("olga")));
        var called = OpenTicket.notified(
                taken,
                new NotificationRecord(taken.id(), decision.changeIds(), decision.level(), "last call: olga"),
                NOW);
        assertThat(decide(called, new TicketContext(entry(called, show(NOW, 10), null, null), null, List.of()))
                        .acts())
                .isFalse();
    }

    @Test
    void aTicketOfSeverityInfoDoesNotEscalate() {
        var info = notified(OpenTicket.of("DK-1", fault.severity(Severity.INFO), NOON));
        assertThat(NotificationPolicy.decide(info, context(info), SETTINGS, NOON.plus(Duration.ofHours(9)))
                        .acts())
                .isFalse();
    }
}
