package com.cinemataztic.incidents.notifications.planning;

import static com.cinemataztic.incidents.support.Given.NOON;
import static com.cinemataztic.incidents.support.Given.offline;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.maintenance.PlannedWindow;
import com.cinemataztic.incidents.notifications.Bound;
import com.cinemataztic.incidents.notifications.TicketContext;
import com.cinemataztic.incidents.notifications.TicketEvent;
import com.cinemataztic.incidents.support.Given;
import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.NotificationRecord;
import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.TimelineEntry;
import com.cinemataztic.incidents.tickets.Transition;
import com.cinemataztic.incidents.tickets.board.Deadline;
import com.cinemataztic.incidents.tickets.board.QueueEntry;
import com.cinemataztic.incidents.tickets.monitoring.Silence;
import com.cinemataztic.incidents.tickets.rules.OpenTicket;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who is told what and when, as a table of what a ticket owes and why nobody may be disturbed. */
class NotificationPolicyTests {

    private static final EscalationSettings SETTINGS = Bound.settings(EscalationSettings.class);
    private static final Instant NOW = NOON.plus(Duration.ofMinutes(5));
    private static final Actor OLGA = new Actor("olga", Role.OPERATOR, Set.of());
    private static final Actor PER = new Actor("per", Role.OPERATOR, Set.of());

    private final Given fault = offline("s1").error("wrong-resolution");
    private final Ticket opened = OpenTicket.of("DK-1", fault, NOON);

    @Test
    void aNewTicketIsForTheContactsAndTheFirstLevelIsToldByIt() {
        var decision = decide(opened, context(opened));
        assertThat(decision.notifications())
                .containsExactly(
                        new PlannedNotification(new TicketEvent.Opened(), changeOf(opened), new Target.Contacts()));
        assertThat(decision.level()).isEqualTo(1);
        assertThat(decision.changeIds()).containsExactly(changeOf(opened));
        assertThat(decision.suppression()).isNull();
    }

    @Test
    void whatIsOwedTwiceIsOneWord() {
        var mild = OpenTicket.of("DK-1", fault.severity(Severity.WARNING), NOON);
        var worse = OpenTicket.reported(
                mild, fault.fingerprint("worse").severity(Severity.CRITICAL).fires(), NOON.plusSeconds(5));
        assertThat(decide(worse, context(worse)).notifications())
                .containsExactly(
                        new PlannedNotification(new TicketEvent.Opened(), changeOf(mild), new Target.Contacts()));
        assertThat(decide(worse, context(worse)).changeIds()).hasSize(2);
    }

    @Test
    void aRiseTellsThoseNotToldYet() {
        var mild = told(OpenTicket.of("DK-1", fault.severity(Severity.WARNING), NOON));
        var worse = OpenTicket.reported(mild, fault.fingerprint("worse").fires(), NOW);
        assertThat(decide(worse, context(worse)).notifications())
                .extracting(PlannedNotification::what, PlannedNotification::to)
                .containsExactly(tuple(new TicketEvent.SeverityRose(Severity.WARNING), new Target.NotYetNotified()));
    }

    @Test
    void aReopenedTicketIsForItsLastHolderElseForTheContacts() {
        var taken = OpenTicket.moved(told(opened), new Transition.Take(), OLGA, NOW);
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
    void whoeverItIsTakenFromIsToldAndWhoGivesItAwayIsNot() {
        var taken = OpenTicket.moved(told(opened), new Transition.Take(), OLGA, NOW);
        var takenOver = OpenTicket.moved(taken, new Transition.Assign("per"), PER, NOW);
        assertThat(decide(takenOver, context(takenOver)).notifications())
                .extracting(PlannedNotification::what, PlannedNotification::to)
                .containsExactly(tuple(new TicketEvent.TakenOver("per"), new Target.Holder("olga")));
        var given = OpenTicket.moved(taken, new Transition.Assign("per"), OLGA, NOW);
        assertThat(decide(given, context(given)).notifications()).isEmpty();
        assertThat(decide(given, context(given)).changeIds()).containsExactly(changeOf(given));
    }

    @Test
    void whatClosesUnderSomebodysHandsIsToldThem() {
        var taken = OpenTicket.moved(told(opened), new Transition.Take(), OLGA, NOW);
        var recovered = OpenTicket.reported(taken, fault.ends(NOW), NOW);
        var closed = OpenTicket.settled(recovered, NOW.plusSeconds(300));
        assertThat(decide(closed, context(closed)).notifications())
                .extracting(PlannedNotification::what, PlannedNotification::to)
                .containsExactly(tuple(new TicketEvent.ClosedByItself(), new Target.Holder("olga")));
    }

    @Test
    void whatIsClosedBeforeItIsToldIsStruckOut() {
        var closed = OpenTicket.moved(opened, new Transition.Close(CloseReason.FIXED, ""), OLGA, NOW);
        var decision = decide(closed, context(closed));
        assertThat(decision.notifications()).isEmpty();
        assertThat(decision.changeIds()).containsExactly(changeOf(opened));
        assertThat(decision.suppression()).isNull();
    }

    @ParameterizedTest
    @EnumSource(Suppression.Reason.class)
    void whileNobodyIsToBeDisturbedNothingIsToldAndAllStaysOwed(Suppression.Reason reason) {
        var dark = OpenTicket.of("DK-1", offline("s1"), NOW.minusSeconds(10));
        var suppression = suppression(reason, dark);
        var decision = decide(suppression.ticket(), suppression.context());
        assertThat(decision.notifications()).isEmpty();
        assertThat(decision.changeIds()).isEmpty();
        assertThat(decision.level()).isZero();
        assertThat(Objects.requireNonNull(decision.suppression()).reason()).isEqualTo(reason);
        assertThat(decision.acts()).isFalse();
    }

    /** The wait for the rest of a cinema is before the first notice: who has had one climbs. */
    @ParameterizedTest
    @EnumSource(value = Suppression.Reason.class, names = "ROLL_UP", mode = EnumSource.Mode.EXCLUDE)
    void whileNobodyIsToBeDisturbedNoLadderIsClimbed(Suppression.Reason reason) {
        var dark = told(OpenTicket.of("DK-1", offline("s1"), NOON));
        var suppression = suppression(reason, dark);
        assertThat(NotificationPolicy.decide(
                                suppression.ticket(), suppression.context(), SETTINGS, NOON.plus(Duration.ofHours(9)))
                        .acts())
                .isFalse();
    }

    @Test
    void whatConcernsOnePersonDoesNotRest() {
        var taken = OpenTicket.moved(told(opened), new Transition.Take(), OLGA, NOW);
        var takenOver = OpenTicket.moved(taken, new Transition.Assign("per"), PER, NOW);
        var silence = new Silence("ops", NOW.plusSeconds(600), "");
        var decision = decide(takenOver, new TicketContext(entry(takenOver, far(), silence, null), null, List.of()));
        assertThat(decision.notifications())
                .extracting(PlannedNotification::to)
                .containsExactly(new Target.Holder("olga"));
    }

    @Test
    void anOfflineMachineWaitsForItsCinemaUnlessTheShowIsNearOrUnknownOrItStandsAtNone() {
        var dark = OpenTicket.of("DK-1", offline("s1"), NOON);
        assertThat(waits(dark, show(NOON, 31), 0)).isTrue();
        assertThat(waits(dark, show(NOON, 31), 44)).isTrue();
        assertThat(waits(dark, show(NOON, 31), 45)).isFalse();
        assertThat(waits(dark, show(NOON, 29), 0)).isFalse();
        assertThat(waits(dark, new Deadline(Deadline.Kind.UNKNOWN, null), 0)).isFalse();
        assertThat(waits(dark, new Deadline(Deadline.Kind.MISSING_NOW, NOON.plusSeconds(60)), 0))
                .isFalse();
        assertThat(waits(opened, show(NOON, 31), 0)).isFalse();
    }

    @Test
    void bornTwentyMinutesBeforeTheShowItIsOneNoticeToTheHighestLevelThatIsDue() {
        var entry = entry(opened, show(NOW, 20), null, null);
        var decision = decide(opened, new TicketContext(entry, null, List.of()));
        assertThat(decision.notifications())
                .extracting(PlannedNotification::to)
                .containsExactly(new Target.Contacts(), new Target.Level(2));
        assertThat(decision.level()).isEqualTo(2);
    }

    @Test
    void stepsThatPassedWhileItRestedComeToOneNotice() {
        var told = told(opened);
        var decision = NotificationPolicy.decide(
                told,
                new TicketContext(entry(told, show(NOW, 40), null, null), null, List.of()),
                SETTINGS,
                NOW.plus(Duration.ofMinutes(10)));
        assertThat(decision.notifications()).extracting(PlannedNotification::to).containsExactly(new Target.Level(3));
        assertThat(decision.level()).isEqualTo(3);
    }

    @Test
    void takenItClimbsNoMoreAndItsHolderHearsTheLastCallOnce() {
        var taken = OpenTicket.moved(told(opened), new Transition.Take(), OLGA, NOW);
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
    void whatIsOnlyWorthKnowingClimbsNoLadder() {
        var info = told(OpenTicket.of("DK-1", fault.severity(Severity.INFO), NOON));
        assertThat(NotificationPolicy.decide(info, context(info), SETTINGS, NOON.plus(Duration.ofHours(9)))
                        .acts())
                .isFalse();
    }

    @Test
    void aCinemaAllOfWhoseScreensAreSilencedIsNobodysBusinessUntilTheFirstOfItEnds() {
        var site = OpenTicket.of("DK-9", fault, NOON);
        var one = OpenTicket.of("DK-1", offline("s1"), NOON);
        var other = OpenTicket.of("DK-2", offline("s2"), NOON);
        var soon = new Silence("ops", NOW.plusSeconds(60), "");
        var later = new Silence("ops", NOW.plusSeconds(600), "");
        var all = new TicketContext(
                entry(site, far(), null, null),
                null,
                List.of(entry(one, far(), later, null), entry(other, far(), soon, null)));
        assertThat(decide(site, all).suppression())
                .isEqualTo(new Suppression(Suppression.Reason.SILENCED, soon.until()));
        var some = new TicketContext(
                entry(site, far(), null, null),
                null,
                List.of(entry(one, far(), later, null), entry(other, far(), null, null)));
        assertThat(decide(site, some).notifications()).hasSize(1);
    }

    private record Rests(Ticket ticket, TicketContext context) {}

    private static Rests suppression(Suppression.Reason reason, Ticket ticket) {
        var soon = NOW.plusSeconds(600);
        return switch (reason) {
            case UNDER_SITE ->
                new Rests(
                        ticket,
                        new TicketContext(
                                entry(ticket, far(), null, null),
                                TicketRow.of(OpenTicket.of("DK-9", offline("s9"), NOON)),
                                List.of()));
            case MAINTENANCE -> new Rests(ticket, new TicketContext(maintained(ticket), null, List.of()));
            case SILENCED ->
                new Rests(
                        ticket,
                        new TicketContext(entry(ticket, far(), new Silence("ops", soon, ""), null), null, List.of()));
            case DARK_HOURS -> new Rests(ticket, new TicketContext(entry(ticket, far(), null, soon), null, List.of()));
            case RECOVERING -> {
                var recovered = OpenTicket.reported(ticket, offline("s1").ends(NOW), NOW);
                yield new Rests(recovered, context(recovered));
            }
            case ROLL_UP -> new Rests(ticket, context(ticket));
        };
    }

    private static QueueEntry maintained(Ticket ticket) {
        var bare = entry(ticket, far(), null, null);
        return new QueueEntry(
                bare.row(),
                bare.cinemaName(),
                bare.screenName(),
                bare.zone(),
                bare.deadline(),
                bare.recovery(),
                bare.unproven(),
                null,
                null,
                PlannedWindow.cinema("dk-001").window(),
                null);
    }

    private static boolean waits(Ticket ticket, Deadline deadline, int seconds) {
        var context = new TicketContext(entry(ticket, deadline, null, null), null, List.of());
        return NotificationPolicy.suppression(context, SETTINGS, NOON.plusSeconds(seconds))
                .map(Suppression::reason)
                .filter(Suppression.Reason.ROLL_UP::equals)
                .isPresent();
    }

    private static NotificationDecision decide(Ticket ticket, TicketContext context) {
        return NotificationPolicy.decide(ticket, context, SETTINGS, NOW);
    }

    private static Ticket told(Ticket ticket) {
        var pending = ticket.pendingNotifications().stream()
                .map(TimelineEntry::changeId)
                .collect(Collectors.toSet());
        return OpenTicket.notified(
                ticket, new NotificationRecord(ticket.id(), pending, 1, "anna"), NOON.plusSeconds(1));
    }

    private static TicketContext context(Ticket ticket) {
        return new TicketContext(entry(ticket, far(), null, null), null, List.of());
    }

    private static Deadline far() {
        return show(NOW, 600);
    }

    private static Deadline show(Instant from, int minutes) {
        return new Deadline(Deadline.Kind.NEXT_SHOW, from.plus(Duration.ofMinutes(minutes)));
    }

    private static QueueEntry entry(
            Ticket ticket, Deadline deadline, @Nullable Silence silence, @Nullable Instant darkUntil) {
        return new QueueEntry(
                TicketRow.of(ticket),
                "Ærø Bio",
                "Sal 1",
                ZoneOffset.UTC,
                deadline,
                QueueEntry.Recovery.NONE,
                "",
                silence,
                darkUntil,
                null,
                null);
    }

    private static String changeOf(Ticket ticket) {
        return ticket.timeline().getLast().changeId();
    }
}
