package com.cinemataztic.incidents.fleet;

/**
 * A screen among all cinemas: its own id is unique within its cinema only.
 *
 * @param cinemaId the cinema's id
 * @param screenId the screen's id within the cinema
 */
public record ScreenRef(String cinemaId, String screenId) {}
