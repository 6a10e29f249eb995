package com.cinemataztic.incidents.exporter.cinecloud;

/** One auditorium: the vendor's screen id is unique within its cinema only. */
public record ScreenRef(CinemaId cinemaId, String screenId) {

    /** @throws IllegalArgumentException if it cannot be an id */
    public ScreenRef {
        IdText.require("screenId", screenId);
    }
}
