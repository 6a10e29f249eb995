package com.cinemataztic.incidents.notices;

import com.cinemataztic.incidents.tickets.QueueEntry;
import com.cinemataztic.incidents.tickets.TicketRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A ticket with what decides whether people may be told of it.
 *
 * @param entry the ticket and what is known of it right now
 * @param site its cinema's ticket that it stands under, null for none
 * @param screens what stands under it, when it is a cinema's
 */
record Sight(QueueEntry entry, @Nullable TicketRow site, List<QueueEntry> screens) {

    Sight {
        screens = List.copyOf(screens);
    }
}
