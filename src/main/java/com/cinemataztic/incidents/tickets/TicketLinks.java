package com.cinemataztic.incidents.tickets;

/** Addresses of pages about tickets, for views, mail and REST alike. Relative to the portal's base. */
public final class TicketLinks {

    /** The queue; with {@code ?ticket=DK-1042} that ticket stands beside it. */
    public static final String QUEUE = "";

    private TicketLinks() {}

    /** @return the ticket's page */
    public static String to(TicketId id) {
        return QUEUE + "?ticket=" + id.value();
    }
}
