package com.cinemataztic.incidents.platform.csv;

/** A cell that cannot be read. The message is a sentence for people. */
public final class BadCell extends RuntimeException {

    public BadCell(String why) {
        super(why);
    }
}
