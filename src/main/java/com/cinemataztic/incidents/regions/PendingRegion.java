package com.cinemataztic.incidents.regions;

import java.time.Instant;

/**
 * A region that only labels of alerts name. Its tickets are unassigned until an admin accepts it.
 *
 * @param id as it will be when it is accepted
 * @param firstAt when an alert first named it
 * @param lastAt when an alert last named it
 * @param alerts how many alerts named it, repeats included
 * @param dismissed whether an admin said that it is none; it can still be accepted
 */
public record PendingRegion(RegionId id, Instant firstAt, Instant lastAt, long alerts, boolean dismissed) {

    /** @return the same, named by so many more alerts */
    PendingRegion seen(Instant at, long more) {
        return new PendingRegion(id, firstAt, at.isAfter(lastAt) ? at : lastAt, alerts + more, dismissed);
    }

    /** @return the same, dismissed */
    PendingRegion asDismissed() {
        return new PendingRegion(id, firstAt, lastAt, alerts, true);
    }

    /** @return what it may be called */
    public String suggestedName() {
        return RegionDirectory.nameOf(id);
    }

    /** @return the ISO 3166 alpha-2 code of the country that it names; empty when it names none */
    public String suggestedCode() {
        return RegionDirectory.codeOf(id);
    }
}
