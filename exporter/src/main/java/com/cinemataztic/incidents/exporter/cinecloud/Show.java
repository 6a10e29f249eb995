package com.cinemataztic.incidents.exporter.cinecloud;

import java.time.Instant;

/** One pre-show block: from {@code startsAt} to just before {@code endsAt}. */
public record Show(Instant startsAt, Instant endsAt) {

    /** @throws IllegalArgumentException if it does not end after its start */
    public Show {
        if (!endsAt.isAfter(startsAt)) {
            throw new IllegalArgumentException("a show must end after its start");
        }
    }
}
