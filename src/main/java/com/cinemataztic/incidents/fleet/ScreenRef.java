package com.cinemataztic.incidents.fleet;

/**
 * A screen among all cinemas: its own id is unique within its cinema only.
 *
 * @param cinemaId the cinema's id
 * @param screenId the screen's id within the cinema
 */
public record ScreenRef(String cinemaId, String screenId) {

    /** @return both ids in one text, e.g. {@code dk-014/s3}; different screens never give the same */
    public String path() {
        return part(cinemaId) + "/" + part(screenId);
    }

    /** @return the id so that a slash in it does not look like the end of it */
    public static String part(String id) {
        return id.replace("%", "%25").replace("/", "%2F");
    }
}
