package com.cinemataztic.incidents.tickets.rules;

import com.cinemataztic.incidents.tickets.Signal;
import com.cinemataztic.incidents.tickets.TicketKey;

/** What the roll-up reports about a cinema's site ticket. */
public sealed interface SiteUpdate {

    /** @return the site's key */
    TicketKey key();

    /**
     * Enough screens went dark together to be one incident.
     *
     * @param firing the alert that the site ticket is based on
     */
    record Opens(Signal.Firing firing) implements SiteUpdate {
        @Override
        public TicketKey key() {
            return firing.key();
        }
    }

    /**
     * At most one screen of the site is left.
     *
     * @param why for the timeline
     */
    record Ends(TicketKey key, String why) implements SiteUpdate {}
}
