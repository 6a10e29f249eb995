package com.cinemataztic.incidents.tickets.rules;

import static com.cinemataztic.incidents.support.Given.NOON;
import static com.cinemataztic.incidents.support.Given.offline;
import static com.cinemataztic.incidents.tickets.rules.OpenTicket.context;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.EscalationState;
import com.cinemataztic.incidents.tickets.NotificationRecord;
import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TimelineEntry;
import com.cinemataztic.incidents.tickets.TimelineEntry.Kind;
import com.cinemataztic.incidents.tickets.Transition;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How recorded notifications change a ticket. */
class NotificationRulesTests {

    private static final Instant LATER = NOON.plusSeconds(60);

    private final Ticket opened = OpenTicket.of("DK-1", offline("s1"), NOON);

    @Test
    void aRecordedNotificationIsNoLongerPendingAndEscalationHasBegun() {
        var notified = OpenTicket.notified(opened, record(1, "anna", changeOf(opened)), LATER);

        assertThat(notified.notificationPendingSince()).isNull();
        assertThat(notified.pendingNotifications()).isEmpty();
        assertThat(notified.escalation()).isEqualTo(new EscalationState(1, LATER));
        assertThat(notified.timeline().getLast())
                .returns(Kind.NOTIFIED, TimelineEntry::kind)
                .returns("anna", TimelineEntry::note);
        assertThat(notified.version()).as("no click conflicts with it").isEqualTo(opened.version());
    }

    @Test
    void theSameTwiceIsOneLine() {
        var record = record(1, "anna", changeOf(opened));
        var notified = OpenTicket.notified(opened, record, LATER);
        assertThat(NotificationRules.record(notified, record, context(LATER.plusSeconds(1), "again")))
                .isInstanceOf(Decision.Unchanged.class);
    }

    @Test
    void whatCameAfterItIsStillPending() {
        var rise =
                offline("s1").fingerprint("worse").severity(Severity.CRITICAL).fires();
        var mild = OpenTicket.of("DK-1", offline("s1").severity(Severity.WARNING), NOON);
        var worse = OpenTicket.reported(mild, rise, LATER);
        assertThat(worse.pendingNotifications())
                .extracting(TimelineEntry::kind)
                .containsExactly(Kind.OPENED, Kind.SEVERITY);

        var notified = OpenTicket.notified(worse, record(1, "anna", changeOf(mild)), LATER.plusSeconds(1));
        assertThat(notified.pendingNotifications())
                .extracting(TimelineEntry::kind)
                .containsExactly(Kind.SEVERITY);
        assertThat(notified.notificationPendingSince()).isEqualTo(LATER);
    }

    @Test
    void aHigherLevelIsALineAndKeepsTheTimeOfTheFirst() {
        var notified = OpenTicket.notified(opened, record(1, "anna", changeOf(opened)), LATER);
        var climbed = OpenTicket.notified(notified, record(2, "level 2: lea"), LATER.plusSeconds(600));
        assertThat(climbed.escalation()).isEqualTo(new EscalationState(2, LATER));
        assertThat(climbed.timeline().getLast().kind()).isEqualTo(Kind.ESCALATED);
        assertThat(NotificationRules.record(climbed, record(2, "level 2: lea"), context(LATER, "again")))
                .isInstanceOf(Decision.Unchanged.class);
        assertThat(NotificationRules.record(climbed, record(1, "anna"), context(LATER, "lower")))
                .isInstanceOf(Decision.Unchanged.class);
    }

    @Test
    void aClosedTicketDoesNotEscalateAndItsPendingNotificationsAreCleared() {
        var closed = OpenTicket.moved(opened, new Transition.Close(CloseReason.FIXED, ""), TransitionTests.ANNA, LATER);
        assertThat(NotificationRules.record(closed, record(2, "level 2: lea"), context(LATER, "late")))
                .isInstanceOf(Decision.Unchanged.class);
        var struck = OpenTicket.notified(closed, record(0, "nobody", changeOf(opened)), LATER);
        assertThat(struck.notificationPendingSince()).isNull();
        assertThat(struck.escalation()).isNull();
    }

    @Test
    void aReleaseRestartsTheFirstLevelAndAReopenedTicketHasNotifiedNobody() {
        var notified = OpenTicket.notified(opened, record(3, "all", changeOf(opened)), LATER);
        var taken = OpenTicket.moved(notified, new Transition.Take(), TransitionTests.ANNA, LATER.plusSeconds(10));
        var released = OpenTicket.moved(taken, new Transition.Release(), TransitionTests.ANNA, LATER.plusSeconds(20));
        assertThat(released.escalation()).isEqualTo(new EscalationState(1, LATER.plusSeconds(20)));

        var closed = OpenTicket.moved(
                released, new Transition.Close(CloseReason.FIXED, ""), TransitionTests.ANNA, LATER.plusSeconds(30));
        var reopened = OpenTicket.moved(closed, new Transition.Reopen(""), TransitionTests.ANNA, LATER.plusSeconds(40));
        assertThat(reopened.escalation()).isNull();
        assertThat(reopened.pendingNotifications())
                .extracting(TimelineEntry::kind)
                .containsExactly(Kind.REOPENED);
    }

    @Test
    void theLineOfAChangeSaysWhoHeldTheTicketUntilThen() {
        var taken = OpenTicket.moved(opened, new Transition.Take(), TransitionTests.ANNA, LATER);
        var assigned = OpenTicket.moved(taken, new Transition.Assign("bo"), TransitionTests.ANNA, LATER);
        assertThat(assigned.timeline().getLast().holder()).isEqualTo(TransitionTests.ANNA.name());
        assertThat(taken.timeline().getLast().holder()).isNull();
    }

    private static NotificationRecord record(int level, String note, String... changeIds) {
        return new NotificationRecord(new TicketId("DK-1"), Set.of(changeIds), level, note);
    }

    private static String changeOf(Ticket ticket) {
        return ticket.timeline().getLast().changeId();
    }
}
