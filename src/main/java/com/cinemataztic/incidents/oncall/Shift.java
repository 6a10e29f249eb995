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
 * A turn that comes back every week.
 *
 * @param day the day on which it begins
 * @param from its beginning on the rota's wall clock, in whole minutes
 * @param to its end, not included; at or before {@code from}: on the day after
 * @param contact whose turn it is
 */
public record Shift(DayOfWeek day, LocalTime from, LocalTime to, ContactId contact) {

    static final int DAY = 24 * 60;

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    public Shift {
        if (from.getSecond() != 0 || from.getNano() != 0 || to.getSecond() != 0 || to.getNano() != 0) {
            throw new IllegalArgumentException("A shift begins and ends on a whole minute.");
        }
    }

    /** A turn on one date. */
    record Turn(Shift shift, Instant from, Instant until) {
        boolean includes(Instant at) {
            return !at.isBefore(from) && at.isBefore(until);
        }
    }

    /** @return minutes from Monday 00:00 to its beginning, as a week without a change of clocks has them */
    int begin() {
        return (day.getValue() - 1) * DAY + minutes(from);
    }

    /** @return its minutes, in a week without a change of clocks */
    int length() {
        var length = minutes(to) - minutes(from);
        return length > 0 ? length : length + DAY;
    }

    /** @return it as it begins on that date; empty (from = until) when the clocks skip it whole */
    Turn on(LocalDate date, ZoneId zone) {
        return new Turn(
                this,
                moment(date.atTime(from), zone),
                moment((from.isBefore(to) ? date : date.plusDays(1)).atTime(to), zone));
    }

    /**
     * The moment of a time on the wall. One in a skipped hour is the moment the clocks jump, one in a doubled hour the
     * first of the two: so times in order stay in order, and shifts that meet never overlap or come apart.
     */
    static Instant moment(LocalDateTime wall, ZoneId zone) {
        var change = zone.getRules().getTransition(wall);
        return change != null && change.isGap()
                ? change.getInstant()
                : wall.atZone(zone).toInstant();
    }

    /** @return it for people, e.g. {@code Mon 22:00–06:00} */
    public String words() {
        return day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH) + " " + CLOCK.format(from) + "–" + CLOCK.format(to);
    }

    private static int minutes(LocalTime time) {
        return time.getHour() * 60 + time.getMinute();
    }
}
