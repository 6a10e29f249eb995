package com.cinemataztic.incidents.fleet;

/** A fault of a machine that the vendor can report. */
public enum MachineFault {
    /** The vendor has no contact with it. */
    OFFLINE("offline"),
    /** It plays in another resolution than intended. */
    RESOLUTION("wrong resolution"),
    /** It detects no display. */
    DISPLAY("display disconnected"),
    /** A game could not be downloaded. */
    DOWNLOAD("download failed");

    private final String words;

    MachineFault(String words) {
        this.words = words;
    }

    /** @return the fault in words for people */
    public String words() {
        return words;
    }
}
