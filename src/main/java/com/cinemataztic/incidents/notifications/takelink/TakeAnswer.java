package com.cinemataztic.incidents.notifications.takelink;

import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TicketId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What whoever opens a link of a mail, or presses the button behind it, is told. */
public sealed interface TakeAnswer {

    /** It may be taken. @param ticket as it is @param as the name it is taken by */
    record Offer(Ticket ticket, String as) implements TakeAnswer {}

    /** It is taken now, by this link. @param ticket as it now is */
    record Taken(Ticket ticket) implements TakeAnswer {}

    /** Who asks has it already. @param ticket as it is */
    record Yours(Ticket ticket) implements TakeAnswer {}

    /** Another has it, or it is closed. @param ticket as it is @param by who moved it @param when they did */
    record Other(Ticket ticket, String by, Instant when) implements TakeAnswer {}

    /** The link took its ticket once before. @param id which ticket */
    record Used(TicketId id) implements TakeAnswer {}

    /** The link has passed its end. @param id which ticket */
    record Expired(TicketId id) implements TakeAnswer {}

    /** There is no such ticket any more. @param id which */
    record Gone(TicketId id) implements TakeAnswer {}

    /** It has not moved, and still can't be taken. @param ticket as it is @param reason a sentence for people */
    record NotAllowed(Ticket ticket, String reason) implements TakeAnswer {}

    /** No link of this portal. */
    record Forged() implements TakeAnswer {}

    /** Asked too often within a minute. */
    record TooOften() implements TakeAnswer {}

    /** The store did not answer, or the desk takes no more just now; the ticket was not changed. */
    record Busy() implements TakeAnswer {}

    /**
     * The store did not confirm that it was taken.
     *
     * @param id which ticket
     * @param ticket as it was read back, still open, null when the store did not answer that either
     */
    record Unknown(TicketId id, @Nullable Ticket ticket) implements TakeAnswer {}
}
