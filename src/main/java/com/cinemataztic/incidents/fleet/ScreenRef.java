package com.cinemataztic.incidents.fleet;

/**
 * Identifies a screen among all cinemas: its own id is unique only within its cinema.
 *
 * @param cinemaId the cinema's id
 * @param screenId the screen's id within the cinema
 */
public record ScreenRef(String cinemaId, String screenId) {

    /** @return both ids in one text, e.g. {@code dk-014/s3}; different screens never give the same text */
    public String path() {
        return part(cinemaId) + "/" + part(screenId);
    }

    /** @return the id with slashes escaped, so that they do not end it */
    public static String part(String id) {
        return id.replace("%", "%25").replace("/", "%2F");
    }
}
