package com.cinemataztic.incidents.overview;

import com.cinemataztic.incidents.maintenance.WallClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How far back a handover reaches. */
public sealed interface Span {

    /** A usual shift. */
    Span USUAL = new Hours(8);

    /** The choices beside a time of day, in hours. */
    List<Integer> CHOICES = List.of(4, 8, 12, 24);

    /** @return the beginning of the span that ends at that moment, in that zone; always before the moment */
    Instant before(Instant now, ZoneId zone);

    /** @return the form used in addresses, e.g. {@code 8} or {@code 22:00} */
    String word();

    /**
     * A number of elapsed hours, whatever wall clocks do.
     *
     * @param hours 1 to {@value #MOST}
     */
    record Hours(int hours) implements Span {

        /** One day; anything older is history. */
        public static final int MOST = 24;

        public Hours {
            if (hours < 1 || hours > MOST) {
                throw new IllegalArgumentException("1 to " + MOST + " hours wanted");
            }
        }

        /** @return the span, if the text is an allowed number of hours */
        public static Optional<Hours> parse(String text) {
            return text.matches("[0-9]{1,2}")
                    ? Optional.of(Integer.parseInt(text))
                            .filter(hours -> hours >= 1 && hours <= MOST)
                            .map(Hours::new)
                    : Optional.empty();
        }

        @Override
        public Instant before(Instant now, ZoneId zone) {
            return now.minus(Duration.ofHours(hours));
        }

        @Override
        public String word() {
            return Integer.toString(hours);
        }
    }

    /**
     * The time since the wall clock last showed a given time: today, else yesterday. Where clocks go back, the span
     * begins at the first of the two moments, so that it leaves nothing out. A skipped time is later by as much as
     * clocks went forward.
     */
    record Since(LocalTime time) implements Span {

        private static final DateTimeFormatter CLOCK =
                DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

        /** @return the span since that time, e.g. {@code 22:00}; empty if the text is not a time */
        public static Optional<Since> parse(String text) {
            try {
                return text.length() == 5 ? Optional.of(new Since(LocalTime.parse(text, CLOCK))) : Optional.empty();
            } catch (DateTimeParseException noTime) {
                return Optional.empty();
            }
        }

        @Override
        public Instant before(Instant now, ZoneId zone) {
            var today = now.atZone(zone).toLocalDate();
            var moment = WallClock.read(today.atTime(time), zone).first();
            return moment.isBefore(now)
                    ? moment
                    : WallClock.read(today.minusDays(1).atTime(time), zone).first();
        }

        @Override
        public String word() {
            return CLOCK.format(time);
        }
    }
}
