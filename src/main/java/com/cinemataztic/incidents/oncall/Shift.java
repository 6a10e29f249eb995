package com.cinemataztic.incidents.oncall;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;

/**
 * A weekly turn on call.
 *
 * @param day the day on which it begins
 * @param from its beginning in the rota's local time, in whole minutes
 * @param to its end, exclusive; at or before {@code from}: on the following day
 * @param contact who is on call
 */
public record Shift(DayOfWeek day, LocalTime from, LocalTime to, ContactId contact) {

    static final int DAY = 24 * 60;

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    public Shift {
        if (from.getSecond() != 0 || from.getNano() != 0 || to.getSecond() != 0 || to.getNano() != 0) {
            throw new IllegalArgumentException("A shift begins and ends on a whole minute.");
        }
    }

    /** A shift on one date. */
    record Turn(Shift shift, Instant from, Instant until) {
        boolean includes(Instant at) {
            return !at.isBefore(from) && at.isBefore(until);
        }
    }

    /** @return minutes from Monday 00:00 to its beginning, in a week without a clock change */
    int begin() {
        return (day.getValue() - 1) * DAY + minutes(from);
    }

    /** @return its length in minutes, in a week without a clock change */
    int length() {
        var length = minutes(to) - minutes(from);
        return length > 0 ? length : length + DAY;
    }

    /** @return the turn that begins on that date; empty (from = until) when a clock change skips all of it */
    Turn on(LocalDate date, ZoneId zone) {
        return new Turn(
                this,
                moment(date.atTime(from), zone),
                moment((from.isBefore(to) ? date : date.plusDays(1)).atTime(to), zone));
    }

    /**
     * Converts local time to a moment. A time in a skipped hour is the moment of the clock change; a time in a repeated
     * hour is the first of the two. So times keep their order, and adjacent shifts never overlap or leave a gap.
     */
    static Instant moment(LocalDateTime wall, ZoneId zone) {
        var change = zone.getRules().getTransition(wall);
        return change != null && change.isGap()
                ? change.getInstant()
                : wall.atZone(zone).toInstant();
    }

    /** @return the shift for people, e.g. {@code Mon 22:00–06:00} */
    public String words() {
        return day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH) + " " + time();
    }

    /** @return its time of day, e.g. {@code 22:00–06:00} */
    String time() {
        return CLOCK.format(from) + "–" + CLOCK.format(to);
    }

    private static int minutes(LocalTime time) {
        return time.getHour() * 60 + time.getMinute();
    }
}
