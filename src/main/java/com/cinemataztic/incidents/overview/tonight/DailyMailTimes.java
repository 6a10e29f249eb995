package com.cinemataztic.incidents.overview.tonight;

import com.cinemataztic.incidents.maintenance.WallClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/** Decides when a daily mail is due. Pure. Where clocks go back, the first moment counts; a skipped time is later. */
final class DailyMailTimes {

    /** A mail that could not be sent for this long is skipped: it is about shows that have begun. */
    static final Duration LATEST = Duration.ofHours(2);

    /** A mail that is this late says so. */
    static final Duration PUNCTUAL = Duration.ofMinutes(10);

    private DailyMailTimes() {}

    /**
     * The mail of one day.
     *
     * @param date in the region's zone
     * @param at when it is due
     */
    record Due(LocalDate date, Instant at) {

        boolean isTooLate(Instant now) {
            return now.isAfter(at.plus(LATEST));
        }
    }

    /** @return the mails of yesterday and today that are due by now: an outage may have lasted past midnight */
    static List<Due> due(DailyMail mail, ZoneId zone, Instant now) {
        var today = now.atZone(zone).toLocalDate();
        return mail.on()
                ? Stream.of(today.minusDays(1), today)
                        .map(date -> new Due(
                                date,
                                WallClock.read(date.atTime(mail.at()), zone).first()))
                        .filter(due -> !due.at().isAfter(now) && !due.at().isBefore(mail.changedAt()))
                        .toList()
                : List.of();
    }
}
