package com.cinemataztic.incidents.exporter.cinecloud;

import java.util.Locale;

/** The vendor's endpoints. The words are part of the metrics. */
public enum Endpoint {
    CINEMAS,
    MACHINES,
    STATUS,
    SHOWS;

    /** The word used in labels. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
