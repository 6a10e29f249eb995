package com.cinemataztic.incidents.tickets.rules;

import com.cinemataztic.incidents.tickets.Signal;
import com.cinemataztic.incidents.tickets.TicketKey;

/** What the roll-up says of a cinema's site ticket. */
public sealed interface SiteUpdate {

    /** @return the site's key */
    TicketKey key();

    /** So many screens went dark together that they are one incident. @param firing what the site ticket rests on */
    record Opens(Signal.Firing firing) implements SiteUpdate {
        @Override
        public TicketKey key() {
            return firing.key();
        }
    }

    /** At most one screen is left of it. @param why for the timeline */
    record Ends(TicketKey key, String why) implements SiteUpdate {}
}
