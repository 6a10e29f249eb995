package com.cinemataztic.incidents.notifications.planning;

import static com.cinemataztic.incidents.notifications.planning.PolicyCases.NOW;
import static com.cinemataztic.incidents.notifications.planning.PolicyCases.OLGA;
import static com.cinemataztic.incidents.notifications.planning.PolicyCases.PER;
import static com.cinemataztic.incidents.notifications.planning.PolicyCases.SETTINGS;
import static com.cinemataztic.incidents.notifications.planning.PolicyCases.context;
import static com.cinemataztic.incidents.notifications.planning.PolicyCases.decide;
import static com.cinemataztic.incidents.notifications.planning.PolicyCases.entry;
import static com.cinemataztic.incidents.notifications.planning.PolicyCases.far;
import static com.cinemataztic.incidents.notifications.planning.PolicyCases.notified;
import static com.cinemataztic.incidents.notifications.planning.PolicyCases.show;
import static com.cinemataztic.incidents.support.Given.NOON;
import static com.cinemataztic.incidents.support.Given.offline;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.maintenance.PlannedWindow;
import com.cinemataztic.incidents.notifications.TicketContext;
import com.cinemataztic.incidents.support.Given;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.Transition;
import com.cinemataztic.incidents.tickets.board.Deadline;
import com.cinemataztic.incidents.tickets.board.QueueEntry;
import com.cinemataztic.incidents.tickets.monitoring.Silence;
import com.cinemataztic.incidents.tickets.rules.OpenTicket;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** When notifications are suppressed, and which are not. */
class NotificationSuppressionTests {

    private final Given fault = offline("s1").error("wrong-resolution");
    private final Ticket opened = OpenTicket.of("DK-1", fault, NOON);

    @ParameterizedTest
    @EnumSource(Suppression.Reason.class)
    void duringASuppressionNobodyIsNotifiedAndAllStaysPending(Suppression.Reason reason) {
        var dark = OpenTicket.of("DK-1", offline("s1"), NOW.minusSeconds(10));
        var suppressed = suppressed(reason, dark);
        var decision = decide(suppressed.ticket(), suppressed.context());
        assertThat(decision.notifications()).isEmpty();
        assertThat(decision.changeIds()).isEmpty();
        assertThat(decision.level()).isZero();
        assertThat(Objects.requireNonNull(decision.suppression()).reason()).isEqualTo(reason);
        assertThat(decision.acts()).isFalse();
    }

    /** The wait for other screens of a cinema delays only the first notification: after that the ticket escalates. */
    @ParameterizedTest
    @EnumSource(value = Suppression.Reason.class, names = "ROLL_UP", mode = EnumSource.Mode.EXCLUDE)
    void duringASuppressionNothingEscalates(Suppression.Reason reason) {
        var dark = notified(OpenTicket.of("DK-1", offline("s1"), NOON));
        var suppressed = suppressed(reason, dark);
        assertThat(NotificationPolicy.decide(
                                suppressed.ticket(), suppressed.context(), SETTINGS, NOON.plus(Duration.ofHours(9)))
                        .acts())
                .isFalse();
    }

    @Test
    void aNotificationForOnePersonIsNotSuppressed() {
        var taken = OpenTicket.moved(notified(opened), new Transition.Take(), OLGA, NOW);
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
    void aCinemaWithAllScreensSilencedIsSuppressedUntilTheFirstSilenceEnds() {
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

    private record SuppressedTicket(Ticket ticket, TicketContext context) {}

    private static SuppressedTicket suppressed(Suppression.Reason reason, Ticket ticket) {
        var soon = NOW.plusSeconds(600);
        return switch (reason) {
            case UNDER_SITE ->
                new SuppressedTicket(
                        ticket,
                        new TicketContext(
                                entry(ticket, far(), null, null),
                                TicketRow.of(OpenTicket.of("DK-9", offline("s9"), NOON)),
                                List.of()));
            case MAINTENANCE -> new SuppressedTicket(ticket, new TicketContext(maintained(ticket), null, List.of()));
            case SILENCED ->
                new SuppressedTicket(
                        ticket,
                        new TicketContext(entry(ticket, far(), new Silence("ops", soon, ""), null), null, List.of()));
            case DARK_HOURS ->
                new SuppressedTicket(ticket, new TicketContext(entry(ticket, far(), null, soon), null, List.of()));
            case RECOVERING -> {
                var recovered = OpenTicket.reported(ticket, offline("s1").ends(NOW), NOW);
                yield new SuppressedTicket(recovered, context(recovered));
            }
            case ROLL_UP -> new SuppressedTicket(ticket, context(ticket));
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
}
