package com.cinemataztic.incidents.oncall;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;

/**
 * When a contact may be told. By the wall clock: in a doubled hour both times, and a skipped hour is never.
 *
 * @param zone whose wall clock
 * @param days the days on which the hours begin
 * @param from their beginning, included
 * @param to their end, not included; at or before {@code from}: on the day after
 */
public record WorkingHours(ZoneId zone, Set<DayOfWeek> days, LocalTime from, LocalTime to) {

    public WorkingHours {
        days = Set.copyOf(days);
    }

    /** @return whether the moment is within them */
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
