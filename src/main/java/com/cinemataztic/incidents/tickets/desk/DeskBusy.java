package com.cinemataztic.incidents.tickets.desk;

/** The desk's queue is full, and it accepts no more requests for now. A retry helps; nothing was acknowledged. */
public class DeskBusy extends RuntimeException {

    public DeskBusy() {
        super("too many requests wait for the desk");
    }
}
