package com.cinemataztic.incidents.exporter.cinecloud;

/** The vendor's id of a site. */
public record CinemaId(String value) {

    /** @throws IllegalArgumentException if it is not a valid id */
    public CinemaId {
        IdText.require("cinemaId", value);
    }
}
