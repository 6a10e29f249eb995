package com.cinemataztic.incidents.oncall;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

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

    /** @return the hours for people, e.g. {@code Mon Tue 09:00–17:00 Europe/Oslo} */
    String words() {
        return days.stream()
                        .sorted()
                        .map(day -> day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH))
                        .collect(Collectors.joining(" "))
                + " " + from + "–" + to + " " + zone;
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
