package com.cinemataztic.incidents.overview;

import static com.cinemataztic.incidents.support.Given.NOON;

import com.cinemataztic.incidents.maintenance.MaintenanceWindow;
import com.cinemataztic.incidents.support.Given;
import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.Deadline;
import com.cinemataztic.incidents.tickets.OpenTicket;
import com.cinemataztic.incidents.tickets.QueueEntry;
import com.cinemataztic.incidents.tickets.Silence;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TicketRow;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Tickets of the queue as tests need them; each method changes one thing. */
record Entry(
        Ticket ticket,
        State state,
        Instant createdAt,
        @Nullable Instant recoveredAt,
        @Nullable Instant closedAt,
        @Nullable CloseReason reason,
        @Nullable Instant deadlineAtClose,
        @Nullable Instant hushedUntil,
        @Nullable String assignee,
        @Nullable String followUp,
        @Nullable Silence silence,
        @Nullable Instant darkUntil,
        @Nullable MaintenanceWindow maintenance) {

    static final Deadline IN_AN_HOUR = new Deadline(Deadline.Kind.NEXT_SHOW, NOON.plusSeconds(3_600));

    /** @return an open ticket, opened at noon */
    static Entry open(String id) {
        var ticket = OpenTicket.of(id, Given.offline("s-" + id), NOON);
        return new Entry(ticket, State.OPEN, NOON, null, null, null, null, null, null, null, null, null, null);
    }

    Entry at(Instant opened) {
        return new Entry(
                ticket,
                state,
                opened,
                recoveredAt,
                closedAt,
                reason,
                deadlineAtClose,
                hushedUntil,
                assignee,
                followUp,
                silence,
                darkUntil,
                maintenance);
    }

    Entry with(String holder, @Nullable String toDo) {
        return new Entry(
                ticket,
                State.INPROGRESS,
                createdAt,
                recoveredAt,
                closedAt,
                reason,
                deadlineAtClose,
                hushedUntil,
                holder,
                toDo,
                silence,
                darkUntil,
                maintenance);
    }

    Entry recovered(Instant at) {
        return new Entry(
                ticket,
                state,
                createdAt,
                at,
                closedAt,
                reason,
                deadlineAtClose,
                hushedUntil,
                assignee,
                followUp,
                silence,
                darkUntil,
                maintenance);
    }

    Entry closed(Instant at, CloseReason why, @Nullable Instant nextShow) {
        return new Entry(
                ticket,
                State.CLOSED,
                createdAt,
                recoveredAt,
                at,
                why,
                nextShow,
                hushedUntil,
                assignee,
                null,
                silence,
                darkUntil,
                maintenance);
    }

    Entry hushed(Instant until) {
        return new Entry(
                ticket,
                state,
                createdAt,
                recoveredAt,
                closedAt,
                reason,
                deadlineAtClose,
                until,
                assignee,
                followUp,
                silence,
                darkUntil,
                maintenance);
    }

    Entry silenced(Silence by) {
        return new Entry(
                ticket,
                state,
                createdAt,
                recoveredAt,
                closedAt,
                reason,
                deadlineAtClose,
                hushedUntil,
                assignee,
                followUp,
                by,
                darkUntil,
                maintenance);
    }

    Entry dark(Instant until) {
        return new Entry(
                ticket,
                state,
                createdAt,
                recoveredAt,
                closedAt,
                reason,
                deadlineAtClose,
                hushedUntil,
                assignee,
                followUp,
                silence,
                until,
                maintenance);
    }

    Entry maintained(MaintenanceWindow window) {
        return new Entry(
                ticket,
                state,
                createdAt,
                recoveredAt,
                closedAt,
                reason,
                deadlineAtClose,
                hushedUntil,
                assignee,
                followUp,
                silence,
                darkUntil,
                window);
    }

    QueueEntry entry() {
        var row = TicketRow.of(ticket);
        var standing = new TicketRow(
                row.id(),
                row.key(),
                state,
                row.severity(),
                row.subject(),
                row.fault(),
                row.startedAt(),
                row.startReported(),
                createdAt,
                row.updatedAt(),
                recoveredAt,
                closedAt,
                reason,
                deadlineAtClose,
                hushedUntil,
                assignee,
                row.occurrences(),
                row.origin(),
                followUp,
                row.evidence(),
                row.owedSince(),
                row.told(),
                row.version(),
                row.revision());
        return new QueueEntry(
                standing,
                "Ærø Bio",
                "Sal 1",
                ZoneId.of("Europe/Copenhagen"),
                IN_AN_HOUR,
                QueueEntry.Recovery.NONE,
                "",
                silence,
                darkUntil,
                maintenance,
                null);
    }
}
