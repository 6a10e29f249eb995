package com.cinemataztic.incidents.exporter.collect;

import com.cinemataztic.incidents.exporter.cinecloud.Show;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The last received shows of one screen. The next show is computed on demand.
 *
 * @param shows ordered by start
 * @param asked the request that they answer
 * @param until the end of the period they cover: a screen without shows up to then is quiet, after it is unknown
 */
record Schedule(List<Show> shows, CallResult asked, Instant until) {

    Instant reportedAt() {
        return asked.at();
    }

    /** The first {@code most} shows that have not started. */
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
