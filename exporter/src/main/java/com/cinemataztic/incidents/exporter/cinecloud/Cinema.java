package com.cinemataztic.incidents.exporter.cinecloud;

import java.util.List;

/**
 * A site as the vendor lists it.
 *
 * @param name for people; any text
 * @param region the market, such as {@code denmark}; an id
 * @param timeZone IANA name, passed on unchanged: a zone unknown to this JDK must not lose the cinema
 */
public record Cinema(CinemaId id, String name, String region, String timeZone, List<Screen> screens) {

    /** @throws IllegalArgumentException if the region is not a valid id */
    public Cinema {
        IdText.require("region", region);
        screens = List.copyOf(screens);
    }
}
