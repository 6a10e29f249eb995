package com.cinemataztic.incidents.tickets.desk;

import com.cinemataztic.incidents.tickets.TicketId;
import java.util.List;

/**
 * The result for a ticket and, if it is a site, for its screens.
 *
 * @param ticket the outcome for the ticket that was clicked
 * @param screens the outcomes for the screens that were to follow; empty unless the ticket moved for certain
 * @param unanswered the screens that stayed as they were, because the desk was busy or the store did not answer
 */
public record SiteOutcome(Outcome ticket, List<Outcome> screens, List<TicketId> unanswered) {

    public SiteOutcome {
        screens = List.copyOf(screens);
        unanswered = List.copyOf(unanswered);
    }

    /** @return how many screens followed */
    public int followed() {
        return (int) screens.stream().filter(Outcome.Done.class::isInstance).count();
    }

    /** @return for how many screens it is unknown whether they followed */
    public int unknown() {
        return (int) screens.stream().filter(Outcome.Unknown.class::isInstance).count();
    }

    /** @return how many screens should have followed and did not */
    public int stayed() {
        return screens.size() - followed() - unknown() + unanswered.size();
    }
}
