package com.cinemataztic.incidents.alerts;

import com.cinemataztic.incidents.tickets.Signal;
import java.time.Instant;
import java.util.List;

/** The result of parsing a webhook's body. */
public sealed interface WebhookBody {

    /**
     * A body in version 4 of Alertmanager's format.
     *
     * @param signals one per usable alert, ended ones first
     * @param beats its Watchdog heartbeats
     * @param unusable alerts that cannot become tickets; only the first ones when there are very many
     * @param unusableCount how many such alerts there are in all
     * @param replaced how many byte sequences are not UTF-8; U+FFFD replaces them in the signals
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

    /**
     * A body without usable content.
     *
     * @param reason why, for the reader of the dead letter
     */
    record Unreadable(String reason) implements WebhookBody {}

    /**
     * A Watchdog alert was received.
     *
     * @param startsAt start of its episode
     * @param firing whether it fires, as it always should
     */
    record Beat(Instant startsAt, boolean firing) {}

    /**
     * One alert among others that cannot become a ticket.
     *
     * @param json the alert as received, byte for byte
     * @param reason why
     */
    record Unusable(byte[] json, String reason) {}
}
