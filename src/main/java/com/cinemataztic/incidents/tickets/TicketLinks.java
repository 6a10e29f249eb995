package com.cinemataztic.incidents.tickets;

/** Addresses of pages about tickets, for views, mail and REST. Relative to the portal's base. */
public final class TicketLinks {

    /** The queue. */
    public static final String QUEUE = "";

    /** The name of the id in {@link #TICKET}. */
    public static final String ID = "ticket";

    /** One ticket's route: the queue, with that ticket beside the list. */
    public static final String TICKET = "tickets/:" + ID;

    private TicketLinks() {}

    /** @return the ticket's page */
    public static String of(TicketId id) {
        return "tickets/" + id;
    }
}
