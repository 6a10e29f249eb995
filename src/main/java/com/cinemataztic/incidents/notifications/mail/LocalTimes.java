package com.cinemataztic.incidents.notifications.mail;

import com.cinemataztic.incidents.tickets.board.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Formats times: in the time zone of the place they are about, in the style of the language.
 *
 * @param phrases the language
 * @param now the moment to count from
 */
public record LocalTimes(Phrases phrases, Instant now) {

    /** Names the zone: the bare offset would be shown as the letter "Z", which few readers know. */
    private static final ZoneId UTC = ZoneId.of("UTC");

    /** From this duration on, minutes are left out. */
    private static final Duration LONG = Duration.ofHours(10);

    /** The most urgent first: a show being missed now, then an unknown show, which counts as due now, then by time. */
    public static final Comparator<TicketFacts> BY_DEADLINE = Comparator.<TicketFacts>comparingInt(
                    ticket -> switch (ticket.deadline().kind()) {
                        case MISSING_NOW -> 0;
                        case UNKNOWN -> 1;
                        case NEXT_SHOW -> 2;
                    })
            .thenComparing(ticket -> ticket.deadline().at(), Comparator.nullsLast(Comparator.naturalOrder()))
            // A cinema's ticket is as urgent as the most urgent of its screens, and comes before it.
            .thenComparing(ticket -> ticket.screen() != null)
            .thenComparing(ticket -> ticket.id().value());

    /** @return e.g. {@code next show in 42 min (18:30 local, CET)} */
    public String show(Deadline deadline, ZoneId zone) {
        var at = deadline.at();
        return switch (deadline.kind()) {
            case MISSING_NOW ->
                at == null ? phrases.say("show.missing") : phrases.say("show.missing-until", clock(at, zone));
            case NEXT_SHOW ->
                at == null
                        ? phrases.say("show.unknown")
                        : at.isAfter(now)
                                ? phrases.say("show.next", left(Duration.between(now, at)), clock(at, zone))
                                : phrases.say("show.passed", clock(at, zone));
            case UNKNOWN -> phrases.say("show.unknown");
        };
    }

    /** @return the local time and zone, with the day when that is not the local today */
    public String clock(Instant at, ZoneId zone) {
        return clock("clock", at, zone);
    }

    /** @return the same without reference to a place, for the reader's own time or a common one */
    public String plain(Instant at, ZoneId zone) {
        return clock("clock.plain", at, zone);
    }

    private String clock(String phrase, Instant at, ZoneId zone) {
        var named = zone.equals(ZoneOffset.UTC) ? UTC : zone;
        var local = at.atZone(named);
        var locale = phrases.locale();
        var clock = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                .withLocale(locale)
                .format(local);
        var day = local.toLocalDate().equals(now.atZone(named).toLocalDate())
                ? ""
                : format(phrases.say("day.pattern"), locale).format(local) + " ";
        return phrases.say(phrase, day + clock, format("zzz", locale).format(local));
    }

    /** @return how long ago that was */
    public String ago(@Nullable Instant at) {
        var ago = at == null || at.isAfter(now) ? Duration.ZERO : Duration.between(at, now);
        return ago.toMinutes() < 1 ? phrases.say("ago.now") : phrases.say("ago", duration(ago));
    }

    /** Rounds down: one minute too many means a missed show. */
    private String left(Duration left) {
        return left.toMinutes() < 1 ? phrases.say("duration.under-a-minute") : duration(left);
    }

    private String duration(Duration duration) {
        if (duration.toHours() >= 48) {
            return phrases.say("duration.days", duration.toDays());
        }
        if (duration.toHours() < 1) {
            return phrases.say("duration.minutes", duration.toMinutes());
        }
        return duration.compareTo(LONG) >= 0 || duration.toMinutesPart() == 0
                ? phrases.say("duration.hours", duration.toHours())
                : phrases.say("duration.hours-minutes", duration.toHours(), duration.toMinutesPart());
    }

    private static DateTimeFormatter format(String pattern, Locale locale) {
        return DateTimeFormatter.ofPattern(pattern, locale);
    }
}
