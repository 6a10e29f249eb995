package com.cinemataztic.incidents.exporter.cinecloud;

/** The vendor's name of a site. */
public record CinemaId(String value) {

    /** @throws IllegalArgumentException if it cannot be an id */
    public CinemaId {
        IdText.require("cinemaId", value);
    }
}
