package com.cinemataztic.incidents.tickets.desk;

import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TicketId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What came of a click. Refusal and absence are answers, not failures. */
public sealed interface Outcome {

    /** It is done and durable. @param ticket as it now is */
    record Done(Ticket ticket) implements Outcome {}

    /**
     * The ticket moved since the person looked.
     *
     * @param current as it now is
     * @param by who moved it last
     * @param when they did
     */
    record Conflict(Ticket current, String by, Instant when) implements Outcome {}

    /**
     * The ticket has not moved, and still this can't be done to it.
     *
     * @param current as it is
     * @param reason a sentence for the person
     */
    record NotAllowed(Ticket current, String reason) implements Outcome {}

    /**
     * The store did not confirm the change: it may have been made, or may still be. Trying again is safe: a version
     * that has moved is refused.
     *
     * @param id which ticket
     * @param readBack as it was read afterwards, without the change; null when the store did not answer that either
     */
    record Unknown(TicketId id, @Nullable Ticket readBack) implements Outcome {}

    /** There is no such ticket, or none that the actor may see. */
    record NotFound(TicketId id) implements Outcome {}
}
