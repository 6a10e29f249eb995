package com.cinemataztic.incidents.oncall;

import java.time.Instant;

/**
 * A turn that goes before the shifts, once.
 *
 * @param from its beginning, included
 * @param to its end, not included
 * @param contact who is on call then
 * @param madeBy who decided that
 */
public record RotaOverride(Instant from, Instant to, ContactId contact, String madeBy) {

    boolean includes(Instant at) {
        return !at.isBefore(from) && at.isBefore(to);
    }

    boolean overlaps(RotaOverride other) {
        return from.isBefore(other.to) && other.from.isBefore(to);
    }
}
