package com.cinemataztic.incidents.overview.wall;

/** The state of a screen on the wall, the most urgent first. */
public enum CellState {
    /** A show is in progress on the faulty screen, or was due on it. */
    MISSING("missing"),
    /** A critical ticket that nobody has taken. */
    CRITICAL("critical"),
    /** A ticket of a lower severity that nobody has taken, or a reported fault without a live ticket. */
    WARNING("warning"),
    /** Somebody works on it. */
    IN_PROGRESS("inprogress"),
    /** No proof of health: a source is blind, the machine's data is old or missing, or a recovery is unconfirmed. */
    UNKNOWN("unknown"),
    /** Offline, and the next show is hours away: the cinema is taken to be switched off for the night. */
    DARK_HOURS("dark"),
    /** Recovered with proven health; the ticket closes when the settle time is over. */
    SETTLING("settling"),
    /** A planned maintenance window applies, whatever else is known. */
    MAINTENANCE("maintenance"),
    /** Healthy by fresh data, and nothing blind. */
    OK("ok");

    private final String word;

    CellState(String word) {
        this.word = word;
    }

    /** @return the word on the wire and in style sheets */
    public String word() {
        return word;
    }
}
