package com.cinemataztic.incidents.tickets.desk;

/** So much waits for the desk that it takes no more just now. A retry helps; nothing was acknowledged. */
public class DeskBusy extends RuntimeException {

    DeskBusy() {
        super("too many requests wait for the desk");
    }
}
