package com.cinemataztic.incidents.tickets.settings;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The windows of a ticket's life. All run on the portal's clock, from receipt.
 *
 * @param settle how long a ticket stays recovered, with health proven, before it closes by itself
 * @param reopen how long after a close that followed recovery the same fault re-opens the same ticket
 * @param snooze how long a person's close snoozes the alerts that fire then
 * @param recheckBeforeShow a snooze ends this long before the next show, if that is sooner
 * @param leastSnooze minimum length of a snooze
 * @param followUpHolds whether a ticket in progress with a follow-up stays open after it recovered
 */
public record Windows(
        Duration settle,
        Duration reopen,
        Duration snooze,
        Duration recheckBeforeShow,
        Duration leastSnooze,
        boolean followUpHolds) {

    /** Re-opening the same ticket notifies people at most this often. */
    public static final Duration BETWEEN_REOPENING_NOTICES = Duration.ofHours(1);

    /** A drill is closed this long after it opened, whatever became of its alert. */
    public static final Duration DRILL = Duration.ofMinutes(10);

    /** @return when a snooze that begins now ends */
    public Instant snoozedUntil(Instant now, @Nullable Instant nextShow) {
        var until = now.plus(snooze);
        if (nextShow != null && nextShow.minus(recheckBeforeShow).isBefore(until)) {
            until = nextShow.minus(recheckBeforeShow);
        }
        var least = now.plus(leastSnooze);
        return until.isBefore(least) ? least : until;
    }
}
