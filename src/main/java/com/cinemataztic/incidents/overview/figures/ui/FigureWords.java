package com.cinemataztic.incidents.overview.figures.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.overview.figures.OverTime;
import com.cinemataztic.incidents.overview.figures.Period;
import com.cinemataztic.incidents.overview.figures.Shows;
import com.cinemataztic.incidents.overview.figures.Spread;
import com.cinemataztic.incidents.platform.text.Texts;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Puts figures into words. */
final class FigureWords {

    private FigureWords() {}

    /** @return e.g. {@code 4 min} or {@code 2 h 40 min}; rounded to what matters */
    static String duration(Duration duration) {
        if (duration.toMinutes() < 1) {
            return text("overview.duration.under-a-minute");
        }
        if (duration.toHours() < 1) {
            return text("overview.duration.minutes", duration.toMinutes());
        }
        return duration.toHours() >= 10 || duration.toMinutesPart() == 0
                ? text("overview.duration.hours", duration.toHours())
                : text("overview.duration.hours-minutes", duration.toHours(), duration.toMinutesPart());
    }

    static String median(Spread.@Nullable Durations durations) {
        return durations == null ? text("overview.none") : duration(durations.median());
    }

    static String p90(Spread.@Nullable Durations durations) {
        return durations == null ? text("overview.none") : duration(durations.p90());
    }

    /** @return an error id for people: {@code machine-offline} is Machine offline */
    static String error(String id) {
        var words = id.replace('-', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    static String date(LocalDate date) {
        return DateTimeFormatter.ofPattern("EEE d MMM", Texts.locale()).format(date);
    }

    /** @return the date, and of a day that is not over that it is not */
    static String date(LocalDate date, Period today) {
        return today.contains(date) ? text("overview.days.so-far", date(date)) : date(date);
    }

    static String day(OverTime.Day day, Period today) {
        return text(
                "overview.days.tip",
                date(day.date(), today),
                day.opened(),
                day.shows().lost());
    }

    /** @return what is known of days without a ticket */
    static String none(Period period, Period today) {
        if (!period.contains(today.to())) {
            return text("overview.none-in-period");
        }
        return today.contains(period.from()) ? text("overview.none-today") : text("overview.none-in-period-or-today");
    }

    /** @return e.g. {@code 8.1 % · unknown 5} */
    static String lost(Shows shows) {
        return text("overview.lost.share", shows.lostShare(), shows.unknown());
    }
}
