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

/** The JDK's types that are stored otherwise than Spring Data would. */
@Component
final class CommonConverters implements StoreConverters {

    /** There is no safe value for a day that nobody knows. */
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

    /** A time on the wall; Spring Data would make it a moment, in the time zone of the process that writes it. */
    private static final StoredForm.Text<LocalTime> TIMES =
            new StoredForm.Text<>(LocalTime.class, LocalTime::toString, LocalTime::parse);

    @Override
    public Collection<StoredForm> converters() {
        return List.of(TIMES, DAYS.converter());
    }
}
