package com.cinemataztic.incidents.tickets;

import com.cinemataztic.incidents.tickets.Ticket.Assignment;
import com.cinemataztic.incidents.tickets.Ticket.Closure;
import com.cinemataztic.incidents.tickets.Ticket.Notification;
import com.cinemataztic.incidents.tickets.Ticket.Times;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a ticket and its row in a list have in common. The components of {@link Ticket} say what each value means. */
public sealed interface TicketValues permits Ticket, TicketRow {

    TicketId id();

    TicketKey key();

    State state();

    Severity severity();

    Subject subject();

    Fault fault();

    Times times();

    @Nullable
    Closure closure();

    @Nullable
    Assignment assignment();

    int occurrences();

    Origin origin();

    Notification notification();

    int version();

    long revision();

    /** @return whether all its alerts have ended; never true for a live ticket without an alert */
    default boolean recovered() {
        return recoveredAt() != null;
    }

    default Instant startedAt() {
        return times().startedAt();
    }

    default boolean startReported() {
        return times().startReported();
    }

    default Instant createdAt() {
        return times().createdAt();
    }

    default Instant updatedAt() {
        return times().updatedAt();
    }

    default @Nullable Instant recoveredAt() {
        return times().recoveredAt();
    }

    default @Nullable Instant expiresAt() {
        return times().expiresAt();
    }

    default @Nullable Instant closedAt() {
        var closure = closure();
        return closure == null ? null : closure.at();
    }

    default @Nullable CloseReason closeReason() {
        var closure = closure();
        return closure == null ? null : closure.reason();
    }

    default @Nullable Instant deadlineAtClose() {
        var closure = closure();
        return closure == null ? null : closure.deadline();
    }

    default @Nullable Instant snoozedUntil() {
        var closure = closure();
        return closure == null ? null : closure.snoozedUntil();
    }

    default @Nullable String assignee() {
        var assignment = assignment();
        return assignment == null ? null : assignment.assignee();
    }

    default @Nullable String followUp() {
        var assignment = assignment();
        return assignment == null ? null : assignment.followUp();
    }

    default @Nullable Instant notificationPendingSince() {
        return notification().pendingSince();
    }

    default @Nullable EscalationState escalation() {
        return notification().escalation();
    }
}
