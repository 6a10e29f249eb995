package com.cinemataztic.incidents.alerts.drill;

import java.time.Duration;

/** The joints of the chain, in the order in which an alert passes them. */
public enum Joint {
    /** Every Alertmanager accepted the alert. */
    POSTED("posted", Duration.ofSeconds(15)),
    /** Alertmanager's webhook delivered it. */
    RECEIVED("received", Duration.ofSeconds(60)),
    /** Its ticket is durable. */
    OPENED("opened", Duration.ofSeconds(15)),
    /** The ticket is on the board that the pages show. */
    SHOWN("shown", Duration.ofSeconds(15)),
    /** The mail server accepted the mail to everyone on call. */
    MAILED("mailed", Duration.ofSeconds(90)),
    /** The alert has ended, and its ticket is closed. */
    CLOSED("closed", Duration.ofMinutes(3));

    private final String word;
    private final Duration limit;

    Joint(String word, Duration limit) {
        this.word = word;
        this.limit = limit;
    }

    /** @return the stored word; it never changes */
    public String word() {
        return word;
    }

    /** @return how long after the joint before it may come; {@link #CLOSED} counts from the end of the alert */
    public Duration limit() {
        return limit;
    }
}
