package com.cinemataztic.incidents.fleet;

/** What the vendor can say is wrong with a machine. */
public enum MachineFault {
    /** The vendor has no contact with it. */
    OFFLINE("offline"),
    /** It plays in another resolution than wanted. */
    RESOLUTION("wrong resolution"),
    /** It sees no display. */
    DISPLAY("display disconnected"),
    /** A game could not be downloaded. */
    DOWNLOAD("download failed");

    private final String words;

    MachineFault(String words) {
        this.words = words;
    }

    /** @return what people call it */
    public String words() {
        return words;
    }
}
