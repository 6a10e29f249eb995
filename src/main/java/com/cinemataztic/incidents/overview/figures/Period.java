package com.cinemataztic.incidents.overview.figures;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Days in a row, each in the zone of its region.
 *
 * @param from the first
 * @param to the last
 */
public record Period(LocalDate from, LocalDate to) {

    /** The most days. */
    public static final int LONGEST = 366;

    public Period {
        if (to.isBefore(from) || days(from, to) > LONGEST) {
            throw new IllegalArgumentException("1 to " + LONGEST + " days wanted");
        }
    }

    /** @return the last days, with today */
    public static Period lastDays(int days, LocalDate today) {
        return new Period(today.minusDays(days - 1L), today);
    }

    private static int days(LocalDate from, LocalDate to) {
        return Math.toIntExact(ChronoUnit.DAYS.between(from, to) + 1);
    }

    /** @return how many days */
    public int days() {
        return days(from, to);
    }

    /** @return whether the day is one of them */
    public boolean contains(LocalDate date) {
        return !date.isBefore(from) && !date.isAfter(to);
    }

    /** @return every day, the first first */
    public List<LocalDate> dates() {
        return from.datesUntil(to.plusDays(1)).toList();
    }
}
