package com.cinemataztic.incidents.alerts;

import com.cinemataztic.incidents.tickets.Signal;
import java.time.Instant;
import java.util.List;

/** What a webhook's body turned out to be. */
public sealed interface WebhookBody {

    /**
     * A body of Alertmanager's version 4.
     *
     * @param signals one per usable alert, the ended ones first
     * @param beats what it said of the Watchdog
     * @param unusable alerts that can't be kept as tickets, the first of them when there are very many
     * @param unusableCount how many there are in all
     * @param replaced sequences of bytes that are no UTF-8, for which U+FFFD stands in the signals
     * @param truncated how many alerts Alertmanager left out (its {@code max_alerts} should be 0)
     */
    record Readable(
            List<Signal> signals,
            List<Beat> beats,
            List<Unusable> unusable,
            int unusableCount,
            long replaced,
            long truncated)
            implements WebhookBody {}

    /** A body that says nothing usable. @param reason why, for whoever reads the dead letter */
    record Unreadable(String reason) implements WebhookBody {}

    /**
     * The Watchdog was told.
     *
     * @param startsAt its episode
     * @param firing whether it fires, as it always should
     */
    record Beat(Instant startsAt, boolean firing) {}

    /**
     * One alert among others that can't be kept as a ticket.
     *
     * @param json the alert as it came, to the byte
     * @param reason why
     */
    record Unusable(byte[] json, String reason) {}
}
