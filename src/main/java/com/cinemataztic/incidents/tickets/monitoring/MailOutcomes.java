package com.cinemataztic.incidents.tickets.monitoring;

import com.cinemataztic.incidents.tickets.TicketId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What became of the mails about a ticket. Implemented by the notifications module. */
@FunctionalInterface
public interface MailOutcomes {

    /** @throws com.cinemataztic.incidents.store.StoreUnavailable when the store fails */
    Outcome of(TicketId ticket);

    /**
     * The mails to people so far.
     *
     * @param acceptedAt when the last of them was accepted; null: none yet, or not all
     * @param problem what went wrong with one; null when nothing is known
     */
    record Outcome(@Nullable Instant acceptedAt, @Nullable Problem problem) {}

    /** What went wrong with a mail. */
    sealed interface Problem {}

    /**
     * The mail server did not accept it.
     *
     * @param recipient a person's name
     * @param detail for people, in English
     */
    record NotAccepted(String recipient, String detail) implements Problem {}

    /** No mail leaves this portal: it stays in its mailbox. */
    record Kept() implements Problem {}
}
