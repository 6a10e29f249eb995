package com.cinemataztic.incidents.maintenance.ui;

import com.cinemataztic.incidents.platform.text.Texts;
import com.cinemataztic.incidents.platform.ui.DayPickers;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import java.time.Duration;
import java.time.LocalDateTime;

/** Input fields for moments. */
final class Moments {

    private static final Duration STEP = Duration.ofMinutes(15);

    private Moments() {}

    static DateTimePicker field(String label, LocalDateTime value) {
        var field = new DateTimePicker(label, value);
        field.setStep(STEP);
        // A 24-hour clock, as all languages of the pages have it: people in several countries read the plans.
        field.setLocale(Texts.locale());
        field.setDatePickerI18n(DayPickers.words());
        return field;
    }
}
