package com.cinemataztic.incidents.notifications;

import java.util.Locale;

/** What a transport answered. */
public sealed interface DeliveryResult {

    /** It is on its way. @param reference how the transport calls it, empty if it told none */
    record Accepted(String reference) implements DeliveryResult {}

    /** This very mail will never go by this way. @param reason for people */
    record Refused(String reason) implements DeliveryResult {}

    /** Not now; sending it again helps. @param reason for people */
    record Later(String reason) implements DeliveryResult {}

    /** @return the word for it in figures, e.g. {@code accepted} */
    default String word() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }
}
