package com.cinemataztic.incidents.overview;

import static com.cinemataztic.incidents.support.Given.NOON;

import com.cinemataztic.incidents.maintenance.MaintenanceWindow;
import com.cinemataztic.incidents.platform.text.Explanation;
import com.cinemataztic.incidents.support.Given;
import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.Ticket.Assignment;
import com.cinemataztic.incidents.tickets.Ticket.Closure;
import com.cinemataztic.incidents.tickets.Ticket.Times;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.board.Deadline;
import com.cinemataztic.incidents.tickets.board.QueueEntry;
import com.cinemataztic.incidents.tickets.monitoring.Silence;
import com.cinemataztic.incidents.tickets.rules.OpenTicket;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tickets of the queue as tests need them; each method gives another one with one thing changed. */
final class Entry {

    static final Deadline IN_AN_HOUR = new Deadline(Deadline.Kind.NEXT_SHOW, NOON.plusSeconds(3_600));

    private final Ticket ticket;
    private State state = State.OPEN;
    private Instant createdAt = NOON;
    private @Nullable Instant recoveredAt;
    private @Nullable Instant closedAt;
    private @Nullable CloseReason reason;
    private @Nullable Instant firstShow;
    private @Nullable Instant deadlineAtClose;
    private @Nullable Instant snoozedUntil;
    private @Nullable String assignee;
    private @Nullable String followUp;
    private @Nullable Silence silence;
    private @Nullable Instant darkUntil;
    private @Nullable MaintenanceWindow maintenance;

    private Entry(Ticket ticket) {
        this.ticket = ticket;
    }

    /** @return an open ticket, opened at noon */
    static Entry open(String id) {
        return new Entry(OpenTicket.of(id, Given.offline("s-" + id), NOON));
    }

    Entry at(Instant opened) {
        return changed(other -> other.createdAt = opened);
    }

    Entry with(String holder, @Nullable String toDo) {
        return changed(other -> {
            other.state = State.INPROGRESS;
            other.assignee = holder;
            other.followUp = toDo;
        });
    }

    Entry recovered(Instant at) {
        return changed(other -> other.recoveredAt = at);
    }

    /** The show that the fault put at risk first. */
    Entry before(@Nullable Instant show) {
        return changed(other -> other.firstShow = show);
    }

    /** @param nextShow as known when it is closed */
    Entry closed(Instant at, CloseReason why, @Nullable Instant nextShow) {
        return changed(other -> {
            other.state = State.CLOSED;
            other.closedAt = at;
            other.reason = why;
            other.deadlineAtClose = nextShow;
            other.followUp = null;
        });
    }

    Entry snoozed(Instant until) {
        return changed(other -> other.snoozedUntil = until);
    }

    Entry silenced(Silence by) {
        return changed(other -> other.silence = by);
    }

    Entry dark(Instant until) {
        return changed(other -> other.darkUntil = until);
    }

    Entry maintained(MaintenanceWindow window) {
        return changed(other -> other.maintenance = window);
    }

    private Entry changed(Consumer<Entry> change) {
        var other = new Entry(ticket);
        other.state = state;
        other.createdAt = createdAt;
        other.recoveredAt = recoveredAt;
        other.closedAt = closedAt;
        other.reason = reason;
        other.firstShow = firstShow;
        other.deadlineAtClose = deadlineAtClose;
        other.snoozedUntil = snoozedUntil;
        other.assignee = assignee;
        other.followUp = followUp;
        other.silence = silence;
        other.darkUntil = darkUntil;
        other.maintenance = maintenance;
        change.accept(other);
        return other;
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
                new Times(
                        row.startedAt(), row.startReported(), createdAt, row.updatedAt(), recoveredAt, null, firstShow),
                closedAt == null || reason == null
                        ? null
                        : new Closure(closedAt, reason, deadlineAtClose, snoozedUntil),
                assignee == null ? null : new Assignment(assignee, followUp),
                row.occurrences(),
                row.origin(),
                row.evidence(),
                row.notification(),
                row.version(),
                row.revision());
        return new QueueEntry(
                standing,
                "Ærø Bio",
                "Sal 1",
                ZoneId.of("Europe/Copenhagen"),
                IN_AN_HOUR,
                QueueEntry.Recovery.NONE,
                Explanation.NONE,
                silence,
                darkUntil,
                maintenance,
                null);
    }
}
