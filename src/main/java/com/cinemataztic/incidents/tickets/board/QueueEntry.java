package com.cinemataztic.incidents.tickets.board;

import com.cinemataztic.incidents.maintenance.MaintenanceWindow;
import com.cinemataztic.incidents.tickets.Deadline;
import com.cinemataztic.incidents.tickets.Silence;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TicketRow;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A ticket in the queue, with what is not written on it but known right now.
 *
 * @param row the ticket
 * @param cinemaName the best name known; null for a ticket about no cinema
 * @param screenName the best name known; null for a ticket about no screen
 * @param zone the zone of the cinema's wall clocks, else its region's
 * @param deadline the time left
 * @param recovery how far its recovery is
 * @param unproven what proof of health is missing, for people; empty unless the recovery is unconfirmed
 * @param silence who asked Alertmanager to keep quiet about all that fires of it, null when nobody did
 * @param darkUntil until when its cinema is taken to be switched off for the night, so that nobody is told; null when it
 *     is not
 * @param maintenance the planned window that counts for it now, the one that ends last; null for none, or when it is closed
 * @param goneSince since when the vendor lists the screen no more, null while it does
 */
public record QueueEntry(
        TicketRow row,
        @Nullable String cinemaName,
        @Nullable String screenName,
        ZoneId zone,
        Deadline deadline,
        Recovery recovery,
        String unproven,
        @Nullable Silence silence,
        @Nullable Instant darkUntil,
        @Nullable MaintenanceWindow maintenance,
        @Nullable Instant goneSince) {

    /** How far a ticket's recovery is. */
    public enum Recovery {
        /** An alert fires, or the ticket rests on none. */
        NONE,
        /** All alerts ended and health is proven; it closes when the settle time is over. */
        SETTLING,
        /** All alerts ended, but proof of health is missing: the settle clock stands still. */
        UNCONFIRMED
    }

    /** @return which ticket, for lists that tell rows apart by it */
    public TicketId id() {
        return row.id();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof QueueEntry entry && entry.id().equals(id());
    }

    @Override
    public int hashCode() {
        return id().hashCode();
    }
}
