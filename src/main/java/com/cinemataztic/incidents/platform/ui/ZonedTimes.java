package com.cinemataztic.incidents.platform.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.platform.text.Texts;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Formats moments for pages, in the local time of the place they are about. */
public final class ZonedTimes {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final Map<Locale, Formats> FORMATS = new ConcurrentHashMap<>();

    /** The formats of one language. */
    private record Formats(DateTimeFormatter day, DateTimeFormatter full) {

        static Formats ofReader() {
            return FORMATS.computeIfAbsent(
                    Texts.locale(),
                    locale -> new Formats(
                            DateTimeFormatter.ofPattern(text("page.pattern.day"), locale),
                            DateTimeFormatter.ofPattern(text("page.pattern.full"), locale)));
        }
    }

    private ZonedTimes() {}

    /** @return the local time, with the day if it is not today there; empty for null */
    public static String clock(@Nullable Instant instant, ZoneId zone, Instant now) {
        if (instant == null) {
            return "";
        }
        var there = instant.atZone(zone);
        return there.toLocalDate().equals(now.atZone(zone).toLocalDate())
                ? CLOCK.format(there)
                : day(there) + " " + CLOCK.format(there);
    }

    /** @return the day without its year */
    public static String day(TemporalAccessor time) {
        return Formats.ofReader().day().format(time);
    }

    /** @return the full date and time, with the zone */
    public static String full(Instant instant, ZoneId zone) {
        return Formats.ofReader().full().format(instant.atZone(named(zone)));
    }

    /** @return the zone under its common name: UTC, not Z */
    public static ZoneId named(ZoneId zone) {
        return zone.equals(ZoneOffset.UTC) ? ZoneId.of("UTC") : zone;
    }

    /** @return a ticking "how long ago", and the full date and time */
    public static Component ago(Instant at, ZoneId zone) {
        var ago = new Element("time-ago");
        ago.setAttribute("at", Long.toString(at.toEpochMilli()));
        ago.setAttribute("ago", true);
        var full = new Span(full(at, zone));
        full.addClassName("full-time");
        var both = new Span(full);
        both.getElement().insertChild(0, ago);
        return both;
    }
}
