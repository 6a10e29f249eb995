package com.cinemataztic.incidents.regions;

import java.time.Instant;

/**
 * A region that only labels of alerts name. Its tickets are unassigned until an admin accepts it.
 *
 * @param id its id once it is accepted
 * @param firstAt when an alert first named it
 * @param lastAt when an alert last named it
 * @param alerts how many alerts named it, repeats included
 * @param dismissed whether an admin dismissed it; it can still be accepted
 */
public record PendingRegion(RegionId id, Instant firstAt, Instant lastAt, long alerts, boolean dismissed) {

    /** @return the same, named by {@code more} further alerts */
    PendingRegion seen(Instant at, long more) {
        return new PendingRegion(id, firstAt, at.isAfter(lastAt) ? at : lastAt, alerts + more, dismissed);
    }

    PendingRegion asDismissed() {
        return new PendingRegion(id, firstAt, lastAt, alerts, true);
    }

    /** @return a name to suggest for it */
    public String suggestedName() {
        return RegionDirectory.nameOf(id);
    }

    /** @return the ISO 3166 alpha-2 code of the country that it names; empty when it names none */
    public String suggestedCode() {
        return RegionDirectory.codeOf(id);
    }
}
