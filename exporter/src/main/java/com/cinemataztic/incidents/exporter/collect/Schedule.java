package com.cinemataztic.incidents.exporter.collect;

import com.cinemataztic.incidents.exporter.cinecloud.Show;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The shows of one screen as last told; what is next is worked out when somebody asks.
 *
 * @param shows in order of their start
 * @param asked the question that they are the answer to
 * @param until to when they are all: a screen without shows up to then is quiet, after it nobody knows
 */
record Schedule(List<Show> shows, CallResult asked, Instant until) {

    Instant toldAt() {
        return asked.at();
    }

    /** The first {@code most} shows that have not begun. */
    List<Show> upcoming(Instant now, int most) {
        return shows.stream()
                .filter(show -> show.startsAt().isAfter(now))
                .limit(most)
                .toList();
    }

    /** The show in progress. */
    Optional<Show> current(Instant now) {
        return shows.stream()
                .filter(show -> !show.startsAt().isAfter(now) && show.endsAt().isAfter(now))
                .findFirst();
    }
}
