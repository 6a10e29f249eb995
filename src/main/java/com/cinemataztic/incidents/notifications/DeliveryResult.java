package com.cinemataztic.incidents.notifications;

import java.util.Locale;

/** The transport's answer to one mail. */
public sealed interface DeliveryResult {

    /**
     * The transport has accepted the mail.
     *
     * @param reference the transport's id for it, empty if it gave none
     */
    record Accepted(String reference) implements DeliveryResult {}

    /**
     * The transport has rejected this mail for good.
     *
     * @param reason for people
     */
    record Refused(String reason) implements DeliveryResult {}

    /**
     * Temporary failure: sending the mail again may succeed.
     *
     * @param reason for people
     */
    record Later(String reason) implements DeliveryResult {}

    /** @return the value in metrics, e.g. {@code accepted} */
    default String word() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }
}
