package com.cinemataztic.incidents.notifications;

import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.board.QueueEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A ticket with everything that decides whether people may be notified of it.
 *
 * @param entry the ticket and its current context
 * @param site the cinema's ticket above it, null for none
 * @param screens the tickets below it, if it is a cinema's ticket
 */
public record TicketContext(QueueEntry entry, @Nullable TicketRow site, List<QueueEntry> screens) {

    public TicketContext {
        screens = List.copyOf(screens);
    }
}
