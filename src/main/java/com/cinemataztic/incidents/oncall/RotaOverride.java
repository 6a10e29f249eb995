package com.cinemataztic.incidents.oncall;

import java.time.Instant;

/**
 * One time on call that takes precedence over the shifts.
 *
 * @param from its beginning, inclusive
 * @param to its end, exclusive
 * @param contact who is on call then
 * @param madeBy who scheduled it
 */
public record RotaOverride(Instant from, Instant to, ContactId contact, String madeBy) {

    boolean includes(Instant at) {
        return !at.isBefore(from) && at.isBefore(to);
    }

    boolean overlaps(RotaOverride other) {
        return from.isBefore(other.to) && other.from.isBefore(to);
    }
}
