package com.cinemataztic.incidents.platform.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.platform.text.Texts;
import com.vaadin.flow.component.datepicker.DatePicker.DatePickerI18n;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The words of the calendars in which people pick a day. */
public final class DayPickers {

    private DayPickers() {}

    /** @return months and days in the reader's language; weeks begin on Monday */
    public static DatePickerI18n words() {
        return new DatePickerI18n()
                .setMonthNames(Arrays.stream(Month.values())
                        .map(month -> month.getDisplayName(TextStyle.FULL_STANDALONE, Texts.locale()))
                        .toList())
                .setWeekdays(days(TextStyle.FULL_STANDALONE))
                .setWeekdaysShort(days(TextStyle.SHORT_STANDALONE))
                .setFirstDayOfWeek(DayOfWeek.MONDAY.getValue())
                .setToday(text("page.today"))
                .setCancel(text("page.cancel"));
    }

    /** The picker's weeks begin on Sunday, whatever the first day that it shows. */
    private static List<String> days(TextStyle style) {
        return Stream.iterate(DayOfWeek.SUNDAY, day -> day.plus(1))
                .limit(7)
                .map(day -> day.getDisplayName(style, Texts.locale()))
                .toList();
    }
}
