package com.cinemataztic.incidents.notifications;

import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.board.QueueEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A ticket with what decides whether people may be told of it.
 *
 * @param entry the ticket and what is known of it right now
 * @param site its cinema's ticket that it stands under, null for none
 * @param screens what stands under it, when it is a cinema's
 */
public record TicketContext(QueueEntry entry, @Nullable TicketRow site, List<QueueEntry> screens) {

    public TicketContext {
        screens = List.copyOf(screens);
    }
}
