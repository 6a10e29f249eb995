package com.cinemataztic.incidents.maintenance.ui;

import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Locale;

/** Input fields for moments. */
final class Moments {

    private static final Duration STEP = Duration.ofMinutes(15);

    private Moments() {}

    static DateTimePicker field(String label, LocalDateTime value) {
        var field = new DateTimePicker(label, value);
        field.setStep(STEP);
        // A 24-hour clock whatever the browser's locale is: people in several countries read the plans.
        field.setLocale(Locale.UK);
        field.setDatePickerI18n(new DatePicker.DatePickerI18n().setFirstDayOfWeek(DayOfWeek.MONDAY.getValue()));
        return field;
    }
}
