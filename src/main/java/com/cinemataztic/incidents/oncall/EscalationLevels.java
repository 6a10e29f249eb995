package com.cinemataztic.incidents.oncall;

import java.util.List;

/**
 * Who is told, one level after the other, until somebody takes the ticket. A level may be empty: then the next one's turn
 * it is.
 *
 * @param first who is on call; the region's contacts while nobody is
 * @param leads the region's contacts that are leads
 * @param defaults the default contacts
 */
public record EscalationLevels(List<Recipient> first, List<Recipient> leads, List<Recipient> defaults) {

    public EscalationLevels {
        first = List.copyOf(first);
        leads = List.copyOf(leads);
        defaults = List.copyOf(defaults);
    }

    /** @return all levels in their order */
    public List<List<Recipient>> all() {
        return List.of(first, leads, defaults);
    }
}
