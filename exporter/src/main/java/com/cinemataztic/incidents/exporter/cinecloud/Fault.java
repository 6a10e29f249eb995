package com.cinemataztic.incidents.exporter.cinecloud;

import java.util.Locale;

/** What can be wrong with a machine. The words are part of the metrics. */
public enum Fault {
    /** The vendor has no connection to the machine. */
    OFFLINE,
    /** The machine plays the picture in another resolution than configured. */
    RESOLUTION,
    /** The machine detects no display: cable, projector or its input. */
    DISPLAY,
    /** The game, or a part of it, could not be downloaded. */
    DOWNLOAD;

    /** The word used in labels. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
