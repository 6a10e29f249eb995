package com.cinemataztic.incidents.overview.web;

import com.cinemataztic.incidents.platform.web.BadRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The time that figures are about, for REST and GraphQL.
 *
 * @param from the beginning, inclusive
 * @param to the end, exclusive
 */
public record StatisticsTime(Instant from, Instant to) {

    private static final Duration USUAL = Duration.ofDays(7);
    private static final Duration LONGEST = Duration.ofDays(92);

    /**
     * @param from null: seven days before the end
     * @param to null: now
     * @throws BadRequest if there is no such time, or it is too long
     */
    public static StatisticsTime of(@Nullable Instant from, @Nullable Instant to, Instant now) {
        var end = to == null ? now.truncatedTo(ChronoUnit.MILLIS) : to;
        var begin = from == null ? end.minus(USUAL) : from;
        if (!begin.isBefore(end) || Duration.between(begin, end).compareTo(LONGEST) > 0) {
            throw new BadRequest(
                    "bad-range", "from is before to, and at most " + LONGEST.toDays() + " days before it.");
        }
        return new StatisticsTime(begin, end);
    }
}
