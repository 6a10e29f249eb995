package com.cinemataztic.incidents.tickets;

import com.cinemataztic.incidents.tickets.Ticket.Assignment;
import com.cinemataztic.incidents.tickets.Ticket.Closure;
import com.cinemataztic.incidents.tickets.Ticket.Notification;
import com.cinemataztic.incidents.tickets.Ticket.Times;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as lists hold it, without its timeline. Two rows are equal when they are the same ticket, whatever the
 * revision, so a selection in a list survives a refresh.
 */
public record TicketRow(
        TicketId id,
        TicketKey key,
        State state,
        Severity severity,
        Subject subject,
        Fault fault,
        Times times,
        @Nullable Closure closure,
        @Nullable Assignment assignment,
        int occurrences,
        Origin origin,
        Collection<Evidence> evidence,
        Notification notification,
        int version,
        long revision)
        implements TicketValues {

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
                ticket.times(),
                ticket.closure(),
                ticket.assignment(),
                ticket.occurrences(),
                ticket.origin(),
                ticket.evidence().values(),
                ticket.notification(),
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
