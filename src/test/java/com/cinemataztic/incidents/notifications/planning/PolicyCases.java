package com.cinemataztic.incidents.notifications.planning;

import static com.cinemataztic.incidents.support.Given.NOON;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.notifications.SettingsBinder;
import com.cinemataztic.incidents.notifications.TicketContext;
import com.cinemataztic.incidents.platform.text.Explanation;
import com.cinemataztic.incidents.tickets.NotificationRecord;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.TimelineEntry;
import com.cinemataztic.incidents.tickets.board.Deadline;
import com.cinemataztic.incidents.tickets.board.QueueEntry;
import com.cinemataztic.incidents.tickets.monitoring.Silence;
import com.cinemataztic.incidents.tickets.rules.OpenTicket;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tickets and their contexts as the tests of the notification policy need them. */
final class PolicyCases {

    static final EscalationSettings SETTINGS = SettingsBinder.settings(EscalationSettings.class);
    static final Instant NOW = NOON.plus(Duration.ofMinutes(5));
    static final Actor OLGA = new Actor("olga", Role.OPERATOR, Set.of());
    static final Actor PER = new Actor("per", Role.OPERATOR, Set.of());

    private PolicyCases() {}

    static NotificationDecision decide(Ticket ticket, TicketContext context) {
        return NotificationPolicy.decide(ticket, context, SETTINGS, NOW);
    }

    static Ticket notified(Ticket ticket) {
        var pending = ticket.pendingNotifications().stream()
                .map(TimelineEntry::changeId)
                .collect(Collectors.toSet());
        return OpenTicket.notified(
                ticket, new NotificationRecord(ticket.id(), pending, 1, "anna"), NOON.plusSeconds(1));
    }

    static TicketContext context(Ticket ticket) {
        return new TicketContext(entry(ticket, far(), null, null), null, List.of());
    }

    static Deadline far() {
        return show(NOW, 600);
    }

    static Deadline show(Instant from, int minutes) {
        return new Deadline(Deadline.Kind.NEXT_SHOW, from.plus(Duration.ofMinutes(minutes)));
    }

    static QueueEntry entry(Ticket ticket, Deadline deadline, @Nullable Silence silence, @Nullable Instant darkUntil) {
        return new QueueEntry(
                TicketRow.of(ticket),
                "Ærø Bio",
                "Sal 1",
                ZoneOffset.UTC,
                deadline,
                QueueEntry.Recovery.NONE,
                Explanation.NONE,
                silence,
                darkUntil,
                null,
                null);
    }

    static String changeOf(Ticket ticket) {
        return ticket.timeline().getLast().changeId();
    }
}
