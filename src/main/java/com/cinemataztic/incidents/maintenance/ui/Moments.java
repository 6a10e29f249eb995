package com.cinemataztic.incidents.maintenance.ui;

import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Locale;

/** The fields in which moments are given. */
final class Moments {

    private static final Duration STEP = Duration.ofMinutes(15);

    private Moments() {}

    static DateTimePicker field(String label, LocalDateTime value) {
        var field = new DateTimePicker(label, value);
        field.setStep(STEP);
        // Twenty-four hours, whatever the browser is used to: plans are read by people of several countries.
        field.setLocale(Locale.UK);
        field.setDatePickerI18n(new DatePicker.DatePickerI18n().setFirstDayOfWeek(DayOfWeek.MONDAY.getValue()));
        return field;
    }
}
