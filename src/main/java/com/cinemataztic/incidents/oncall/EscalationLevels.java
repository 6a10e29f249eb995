package com.cinemataztic.incidents.oncall;

import java.util.List;

/**
 * The recipients, one level after the other until somebody takes the ticket. A level may be empty: then the next one is
 * notified instead.
 *
 * @param first who is on call; the region's contacts while nobody is
 * @param leads the region's contacts that are leads
 * @param fallback the fallback contacts
 */
public record EscalationLevels(List<Recipient> first, List<Recipient> leads, List<Recipient> fallback) {

    public EscalationLevels {
        first = List.copyOf(first);
        leads = List.copyOf(leads);
        fallback = List.copyOf(fallback);
    }

    /** @return all levels in order */
    public List<List<Recipient>> all() {
        return List.of(first, leads, fallback);
    }
}
