package com.cinemataztic.incidents.exporter.cinecloud;

import java.util.List;

/**
 * A site as the vendor lists it.
 *
 * @param name for people; any text
 * @param region the market, like {@code denmark}; an id
 * @param timeZone IANA name, passed on as it came: a zone that this JDK does not know must not cost the cinema
 */
public record Cinema(CinemaId id, String name, String region, String timeZone, List<Screen> screens) {

    /** @throws IllegalArgumentException if the region cannot be an id */
    public Cinema {
        IdText.require("region", region);
        screens = List.copyOf(screens);
    }
}
