package com.cinemataztic.incidents.tickets;

/** Addresses of pages about tickets, for views, mail and REST alike. Relative to the portal's base. */
public final class TicketLinks {

    /** The queue of live tickets. */
    public static final String QUEUE = "";

    private TicketLinks() {}

    /** @return the queue with this ticket beside it */
    public static String ticket(TicketId id) {
        return QUEUE + "?ticket=" + id.value();
    }

    /** @return the ticket over REST */
    public static String api(TicketId id) {
        return "api/tickets/" + id.value();
    }
}
