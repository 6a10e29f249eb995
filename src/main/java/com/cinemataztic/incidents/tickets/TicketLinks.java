package com.cinemataztic.incidents.tickets;

/** Addresses of pages about tickets, for views, mail and REST. Relative to the portal's base. */
public final class TicketLinks {

    /** The queue; with {@code ?ticket=DK-1042} it shows that ticket beside the list. */
    public static final String QUEUE = "";

    private TicketLinks() {}

    /** @return the queue with that ticket beside it */
    public static String of(TicketId id) {
        return QUEUE + "?ticket=" + id;
    }
}
