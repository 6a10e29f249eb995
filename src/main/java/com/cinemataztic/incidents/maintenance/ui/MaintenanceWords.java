package com.cinemataztic.incidents.maintenance.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.maintenance.MaintenanceWindow;
import com.cinemataztic.incidents.maintenance.PlanResult;
import com.cinemataztic.incidents.maintenance.WallClock;
import com.cinemataztic.incidents.platform.ui.Message;
import com.cinemataztic.incidents.platform.ui.ZonedTimes;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Locale;

/** Describes windows in words, for the page. */
final class MaintenanceWords {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter ZONE = DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH);

    private MaintenanceWords() {}

    static String state(MaintenanceWindow.State state) {
        return switch (state) {
            case COMING -> text("maintenance.state.coming");
            case RUNNING -> text("maintenance.state.running");
            case OVER -> text("maintenance.state.over");
            case CANCELLED -> text("maintenance.state.cancelled");
        };
    }

    /** @return the window's most relevant moment, in the local time of its place */
    static String when(MaintenanceWindow window, MaintenanceWindow.State state, ZoneId zone, Instant now) {
        return switch (state) {
            case COMING -> text("maintenance.from", ZonedTimes.clock(window.from(), zone, now));
            case RUNNING -> text("page.until", ZonedTimes.clock(window.end(), zone, now));
            case OVER -> text("maintenance.ended", ZonedTimes.clock(window.end(), zone, now));
            case CANCELLED -> text("page.local-time", ZonedTimes.clock(window.end(), zone, now));
        };
    }

    /** @return both ends in the zone's local time and the zone; the day appears once if both are on the same day */
    static String span(Instant from, Instant until, ZoneId zone) {
        var begin = from.atZone(zone);
        var end = until.atZone(zone);
        var beginZone = ZONE.format(begin);
        var endZone = ZONE.format(end);
        var day = begin.toLocalDate().equals(end.toLocalDate()) ? "" : ZonedTimes.day(end) + " ";
        return ZonedTimes.day(begin) + " " + CLOCK.format(begin) + (beginZone.equals(endZone) ? "" : " " + beginZone)
                + " – " + day + CLOCK.format(end) + " " + endZone;
    }

    /** @return e.g. {@code 2 h 30 min} */
    static String length(Duration length) {
        var days = length.toDays();
        var hours = length.toHoursPart();
        var minutes = length.toMinutesPart();
        var parts = new ArrayList<String>();
        if (days > 0) {
            parts.add(text("page.day-count", days));
        }
        if (hours > 0) {
            parts.add(text("maintenance.hours", hours));
        }
        if (minutes > 0 || parts.isEmpty()) {
            parts.add(text("maintenance.minutes", minutes));
        }
        return String.join(" ", parts);
    }

    /**
     * @param ends whether the time is an end; false: a beginning
     * @return a note if local clocks skip the time or show it twice; empty for all other times
     */
    static String oddity(LocalDateTime time, WallClock clock, ZoneId zone, boolean ends) {
        var at = CLOCK.format(time);
        var day = ZonedTimes.day(time);
        return switch (clock.kind()) {
            case ONCE -> "";
            case SKIPPED -> {
                var instead = CLOCK.format(clock.first().atZone(zone));
                yield ends
                        ? text("maintenance.skipped-end", at, day, instead)
                        : text("maintenance.skipped-start", at, day, instead);
            }
            case TWICE ->
                ends
                        ? text(
                                "maintenance.twice-end",
                                at,
                                day,
                                ZONE.format(clock.last().atZone(zone)))
                        : text(
                                "maintenance.twice-start",
                                at,
                                day,
                                ZONE.format(clock.first().atZone(zone)));
        };
    }

    /** @param success the message for a change that was made */
    static Message said(PlanResult outcome, String success) {
        return switch (outcome) {
            case PlanResult.Done _ -> new Message(success, true);
            case PlanResult.Invalid(var _, var reason) -> new Message(reason.text(), false);
            case PlanResult.NotAllowed(var reason) -> new Message(reason.text(), false);
            case PlanResult.NotFound _ -> new Message(text("maintenance.missing"), false);
            case PlanResult.Stale _ -> new Message(text("maintenance.stale"), false);
        };
    }
}
