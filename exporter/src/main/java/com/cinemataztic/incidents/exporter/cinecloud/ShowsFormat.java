package com.cinemataztic.incidents.exporter.cinecloud;

import static com.cinemataztic.incidents.exporter.cinecloud.WireFormat.array;
import static com.cinemataztic.incidents.exporter.cinecloud.WireFormat.entry;
import static com.cinemataztic.incidents.exporter.cinecloud.WireFormat.required;
import static com.cinemataztic.incidents.exporter.cinecloud.WireFormat.whole;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Parses the shows of one screen. Pure. An unreadable show rejects the whole answer: a gap would appear as a quiet day.
 */
final class ShowsFormat {

    private static final int MOST_SHOWS = 2_000;

    private ShowsFormat() {}

    private record WireShow(
            @Nullable String startsAt, @Nullable String endsAt) {}

    /** Ordered by start. */
    static List<Show> shows(byte[] body) {
        return whole(() -> {
            List<Show> shows = new ArrayList<>();
            for (JsonNode node : array(WireFormat.JSON.readTree(body), "shows", MOST_SHOWS)) {
                WireShow wire = entry(node, WireShow.class);
                shows.add(new Show(
                        Instant.parse(required("startsAt", wire.startsAt())),
                        Instant.parse(required("endsAt", wire.endsAt()))));
            }
            shows.sort(Comparator.comparing(Show::startsAt));
            return List.copyOf(shows);
        });
    }
}
