package com.cinemataztic.incidents.tickets;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as lists hold it: everything but the timeline. Two rows are equal when they are the same ticket, whatever
 * the revision, so a selection in a list survives a refresh.
 */
public record TicketRow(
        TicketId id,
        TicketKey key,
        State state,
        Severity severity,
        Subject subject,
        Fault fault,
        Instant startedAt,
        boolean startReported,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant recoveredAt,
        @Nullable Instant closedAt,
        @Nullable CloseReason closeReason,
        @Nullable Instant deadlineAtClose,
        @Nullable Instant snoozedUntil,
        @Nullable String assignee,
        int occurrences,
        Origin origin,
        @Nullable String followUp,
        Collection<Evidence> evidence,
        @Nullable Instant notificationPendingSince,
        @Nullable EscalationState told,
        int version,
        long revision) {

    public TicketRow {
        evidence = List.copyOf(evidence);
    }

    public static TicketRow of(Ticket ticket) {
        return new TicketRow(
                ticket.id(),
                ticket.key(),
                ticket.state(),
                ticket.severity(),
                ticket.subject(),
                ticket.fault(),
                ticket.startedAt(),
                ticket.startReported(),
                ticket.createdAt(),
                ticket.updatedAt(),
                ticket.recoveredAt(),
                ticket.closedAt(),
                ticket.closeReason(),
                ticket.deadlineAtClose(),
                ticket.snoozedUntil(),
                ticket.assignee(),
                ticket.occurrences(),
                ticket.origin(),
                ticket.followUp(),
                ticket.evidence().values(),
                ticket.notificationPendingSince(),
                ticket.told(),
                ticket.version(),
                ticket.revision());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TicketRow row && row.id.equals(id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
