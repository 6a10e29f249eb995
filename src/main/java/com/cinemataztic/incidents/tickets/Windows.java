package com.cinemataztic.incidents.tickets;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long things last in a ticket's life. All run on the portal's clock, from receipt.
 *
 * @param settle how long a ticket stays recovered, with health proven, before it closes by itself
 * @param reopen for how long after a closing that followed recovery the same fault opens the same ticket again
 * @param snooze for how long the alerts that fire are snoozed when a person closes the ticket
 * @param recheckBeforeShow a snooze ends this long before the next show, if that is sooner
 * @param leastSnooze but it lasts at least so long
 * @param followUpHolds whether a ticket in progress with a follow-up noted on it stays although it recovered
 */
public record Windows(
        Duration settle,
        Duration reopen,
        Duration snooze,
        Duration recheckBeforeShow,
        Duration leastSnooze,
        boolean followUpHolds) {

    /** The same reopening is worth a word to people at most this often. */
    public static final Duration BETWEEN_REOPENING_NOTICES = Duration.ofHours(1);

    /** @return when a snooze that begins now is over */
    public Instant snoozedUntil(Instant now, @Nullable Instant nextShow) {
        var until = now.plus(snooze);
        if (nextShow != null && nextShow.minus(recheckBeforeShow).isBefore(until)) {
            until = nextShow.minus(recheckBeforeShow);
        }
        var least = now.plus(leastSnooze);
        return until.isBefore(least) ? least : until;
    }
}
