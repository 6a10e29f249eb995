package com.cinemataztic.incidents.oncall.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.oncall.WorkingHours;
import com.cinemataztic.incidents.platform.text.Texts;
import com.cinemataztic.incidents.platform.ui.ZonedTimes;
import com.cinemataztic.incidents.tickets.Severity;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Formats contacts and rotas for people. */
final class ContactWords {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    private ContactWords() {}

    static String threshold(Severity severity) {
        return switch (severity) {
            case INFO -> text("contacts.threshold.info");
            case WARNING -> text("contacts.threshold.warning");
            case CRITICAL -> text("contacts.threshold.critical");
        };
    }

    static String day(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL, Texts.locale());
    }

    static String hours(WorkingHours hours) {
        return text(
                "contacts.hours",
                days(hours.days()),
                CLOCK.format(hours.from()),
                CLOCK.format(hours.to()),
                ZonedTimes.named(hours.zone()).getId());
    }

    /** @return the days with consecutive ones combined, e.g. {@code Mon–Fri, Sun} */
    static String days(Set<DayOfWeek> days) {
        if (days.size() == DayOfWeek.values().length) {
            return text("contacts.hours.daily");
        }
        var runs = new ArrayList<String>();
        var all = DayOfWeek.values();
        for (int i = 0; i < all.length; i++) {
            if (days.contains(all[i])) {
                int last = i;
                while (last + 1 < all.length && days.contains(all[last + 1])) {
                    last++;
                }
                runs.add(last == i ? brief(all[i]) : brief(all[i]) + (last == i + 1 ? ", " : "–") + brief(all[last]));
                i = last;
            }
        }
        return String.join(", ", runs);
    }

    private static String brief(DayOfWeek day) {
        return day.getDisplayName(TextStyle.SHORT, Texts.locale());
    }

    /** @return UTC and the time zones named after a part of the world, e.g. {@code Europe/Oslo} */
    static List<ZoneId> zones() {
        return Stream.concat(
                        Stream.of("UTC"),
                        ZoneId.getAvailableZoneIds().stream()
                                .filter(id -> Arrays.asList(
                                                "Africa",
                                                "America",
                                                "Antarctica",
                                                "Asia",
                                                "Atlantic",
                                                "Australia",
                                                "Europe",
                                                "Indian",
                                                "Pacific")
                                        .contains(id.substring(0, Math.max(0, id.indexOf('/')))))
                                .sorted())
                .map(ZoneId::of)
                .toList();
    }
}
