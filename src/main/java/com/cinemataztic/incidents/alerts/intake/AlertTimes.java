package com.cinemataztic.incidents.alerts.intake;

import com.cinemataztic.incidents.platform.SafeText;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parses the times in alerts. Pure. */
final class AlertTimes {

    /** The limit of RFC 3339. A store that counts milliseconds reaches further, but not as far as {@link Instant}. */
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    /** The format of Prometheus's templates, including {@code 1.79543508e+09}. */
    private static final Pattern UNIX_SECONDS = Pattern.compile("[0-9]{1,11}(\\.[0-9]{1,18})?(e\\+?[0-9]{1,2})?");

    private AlertTimes() {}

    /** Milliseconds are the precision of both the store and Prometheus. */
    static Instant parse(String text, String field) {
        try {
            var time = Instant.parse(text).truncatedTo(ChronoUnit.MILLIS);
            if (time.isBefore(Instant.EPOCH) || time.isAfter(LAST)) {
                throw new IllegalArgumentException(
                        field + " is " + SafeText.line(text, 40) + ", which is no real time");
            }
            return time;
        } catch (DateTimeException unreadable) {
            throw new IllegalArgumentException(field + " is no time: \"" + SafeText.line(text, 40) + "\"", unreadable);
        }
    }

    /**
     * Accepts RFC 3339 or Unix seconds. Anything else, a time in the future, or one more than 366 days old counts as
     * missing.
     */
    static @Nullable Instant faultSince(String text, Instant now) {
        try {
            var since = text.isEmpty()
                    ? null
                    : UNIX_SECONDS.matcher(text).matches()
                            ? Instant.ofEpochSecond((long) Double.parseDouble(text))
                            : Instant.parse(text);
            return since == null || since.isAfter(now) || since.isBefore(now.minus(366, ChronoUnit.DAYS))
                    ? null
                    : since.truncatedTo(ChronoUnit.MILLIS);
        } catch (DateTimeException unreadable) {
            return null;
        }
    }
}
