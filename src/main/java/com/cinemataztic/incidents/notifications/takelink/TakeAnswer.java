package com.cinemataztic.incidents.notifications.takelink;

import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TicketId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The answer to a person who opens a take link, or presses the button behind it. */
public sealed interface TakeAnswer {

    /**
     * The ticket can be taken.
     *
     * @param ticket in its current state
     * @param as the name of the person who would take it
     */
    record Offer(Ticket ticket, String as) implements TakeAnswer {}

    /**
     * This link has just taken the ticket.
     *
     * @param ticket in its new state
     */
    record Taken(Ticket ticket) implements TakeAnswer {}

    /**
     * The person already has the ticket.
     *
     * @param ticket in its current state
     */
    record Yours(Ticket ticket) implements TakeAnswer {}

    /**
     * Somebody else has the ticket, or it is closed.
     *
     * @param ticket in its current state
     * @param by who changed it
     * @param when when they did
     */
    record Other(Ticket ticket, String by, Instant when) implements TakeAnswer {}

    /**
     * The link has been used before.
     *
     * @param id the ticket
     */
    record Used(TicketId id) implements TakeAnswer {}

    /**
     * The link has expired.
     *
     * @param id the ticket
     */
    record Expired(TicketId id) implements TakeAnswer {}

    /**
     * The ticket no longer exists.
     *
     * @param id the ticket
     */
    record Gone(TicketId id) implements TakeAnswer {}

    /**
     * The ticket has not changed, and still can't be taken.
     *
     * @param ticket in its current state
     * @param reason a sentence for people
     */
    record NotAllowed(Ticket ticket, String reason) implements TakeAnswer {}

    /** Not a link of this portal. */
    record Forged() implements TakeAnswer {}

    /** Too many attempts within a minute. */
    record TooOften() implements TakeAnswer {}

    /** The store did not answer, or the ticket desk accepts no more just now. The ticket was not changed. */
    record Busy() implements TakeAnswer {}

    /**
     * The store did not confirm that the ticket was taken.
     *
     * @param id the ticket
     * @param ticket as read back, still open; null when the store did not answer that either
     */
    record Unknown(TicketId id, @Nullable Ticket ticket) implements TakeAnswer {}
}
