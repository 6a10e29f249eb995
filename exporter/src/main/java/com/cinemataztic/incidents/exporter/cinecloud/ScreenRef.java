package com.cinemataztic.incidents.exporter.cinecloud;

/** One auditorium. The vendor's screen id is unique only within its cinema. */
public record ScreenRef(CinemaId cinemaId, String screenId) {

    /** @throws IllegalArgumentException if it is not a valid id */
    public ScreenRef {
        IdText.require("screenId", screenId);
    }
}
