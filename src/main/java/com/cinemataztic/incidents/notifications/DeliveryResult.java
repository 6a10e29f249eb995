package com.cinemataztic.incidents.notifications;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The answer to one message: a transport's to a mail, a webhook's to an event. */
public sealed interface DeliveryResult {

    /**
     * The message has been accepted.
     *
     * @param reference the transport's id for it, empty if it gave none
     */
    record Accepted(String reference) implements DeliveryResult {}

    /**
     * The mail stays in the mailbox on this machine.
     *
     * @param reference its id there
     */
    record Kept(String reference) implements DeliveryResult {}

    /**
     * The message has been rejected for good.
     *
     * @param reason for people
     */
    record Rejected(String reason) implements DeliveryResult {}

    /**
     * Temporary failure: sending the message again may succeed.
     *
     * @param reason for people
     * @param after how long the other side asks to wait, null if it does not
     */
    record Later(String reason, @Nullable Duration after) implements DeliveryResult {

        public Later(String reason) {
            this(reason, null);
        }
    }

    /** @return the value in metrics, e.g. {@code accepted} */
    default String word() {
        return switch (this) {
            case Accepted _, Kept _ -> "accepted";
            case Rejected _ -> "refused";
            case Later _ -> "later";
        };
    }
}
