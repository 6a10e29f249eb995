package com.cinemataztic.incidents.oncall;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;

/**
 * When a contact may be notified, in local time: a repeated hour counts both times, a skipped hour never occurs.
 *
 * @param zone the time zone
 * @param days the days on which the hours begin
 * @param from their beginning, inclusive
 * @param to their end, exclusive; at or before {@code from}: on the following day
 */
public record WorkingHours(ZoneId zone, Set<DayOfWeek> days, LocalTime from, LocalTime to) {

    public WorkingHours {
        days = Set.copyOf(days);
    }

    /** @return whether the moment is within these hours */
    public boolean include(Instant at) {
        var wall = at.atZone(zone).toLocalDateTime();
        var time = wall.toLocalTime();
        var today = days.contains(wall.getDayOfWeek());
        if (from.isBefore(to)) {
            return today && !time.isBefore(from) && time.isBefore(to);
        }
        var yesterday = days.contains(wall.getDayOfWeek().minus(1));
        return today && !time.isBefore(from) || yesterday && time.isBefore(to);
    }
}
