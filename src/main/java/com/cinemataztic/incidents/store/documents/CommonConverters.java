package com.cinemataztic.incidents.store.documents;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.DayOfWeek.TUESDAY;
import static java.time.DayOfWeek.WEDNESDAY;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** JDK types that are not stored in Spring Data's default form. */
@Component
final class CommonConverters implements StoreConverters {

    /** No safe default exists for an unknown day. */
    private static final StoredWords<DayOfWeek> DAYS = StoredWords.of(
                    DayOfWeek.class,
                    Map.of(
                            MONDAY, "monday",
                            TUESDAY, "tuesday",
                            WEDNESDAY, "wednesday",
                            THURSDAY, "thursday",
                            FRIDAY, "friday",
                            SATURDAY, "saturday",
                            SUNDAY, "sunday"))
            .formerly(Map.of(
                    "MONDAY", MONDAY,
                    "TUESDAY", TUESDAY,
                    "WEDNESDAY", WEDNESDAY,
                    "THURSDAY", THURSDAY,
                    "FRIDAY", FRIDAY,
                    "SATURDAY", SATURDAY,
                    "SUNDAY", SUNDAY));

    /** A wall-clock time. Spring Data would turn it into a moment in the writing process's time zone. */
    private static final StoredForm.Text<LocalTime> TIMES =
            new StoredForm.Text<>(LocalTime.class, LocalTime::toString, LocalTime::parse);

    @Override
    public Collection<StoredForm> converters() {
        return List.of(TIMES, DAYS.converter());
    }
}
