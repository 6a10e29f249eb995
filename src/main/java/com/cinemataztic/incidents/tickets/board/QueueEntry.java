package com.cinemataztic.incidents.tickets.board;

import com.cinemataztic.incidents.maintenance.MaintenanceWindow;
import com.cinemataztic.incidents.platform.text.Explanation;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.monitoring.Silence;
import com.cinemataztic.incidents.tickets.rules.RollUp;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A ticket in the queue, with current knowledge that is not stored on it.
 *
 * @param row the ticket
 * @param cinemaName the best name known; null for a ticket about no cinema
 * @param screenName the best name known; null for a ticket about no screen
 * @param zone the zone of the cinema's wall clocks, else its region's
 * @param deadline the time left
 * @param recovery the progress of its recovery
 * @param unproven what proof of health is missing; none unless the recovery is unconfirmed
 * @param silence the Alertmanager silence that covers all its firing alerts; null when there is none
 * @param darkUntil until when its cinema is taken to be switched off for the night, so nobody is notified; null when it
 *     is not
 * @param maintenance the planned window that applies now, the one that ends last; null for none, or when the ticket is
 *     closed
 * @param goneSince since when the vendor no longer lists the screen; null while it does
 */
public record QueueEntry(
        TicketRow row,
        @Nullable String cinemaName,
        @Nullable String screenName,
        ZoneId zone,
        Deadline deadline,
        Recovery recovery,
        Explanation unproven,
        @Nullable Silence silence,
        @Nullable Instant darkUntil,
        @Nullable MaintenanceWindow maintenance,
        @Nullable Instant goneSince) {

    /** The progress of a ticket's recovery. */
    public enum Recovery {
        /** An alert fires, or the ticket has none. */
        NONE,
        /** All alerts ended and health is proven; it closes when the settle time is over. */
        SETTLING,
        /** All alerts ended, but proof of health is missing: the settle clock stands still. */
        UNCONFIRMED
    }

    /** @return the ticket's id, by which lists distinguish rows */
    public TicketId id() {
        return row.id();
    }

    /**
     * @return whether the ticket is a site, which is based on its screens' tickets and not on alerts: live, closed, or
     *     ended and kept open by a follow-up
     */
    public boolean isSite() {
        return RollUp.isSite(row);
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
