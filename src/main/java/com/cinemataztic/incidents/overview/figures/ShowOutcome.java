package com.cinemataztic.incidents.overview.figures;

import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.Tickets;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What became of the show that a ticket put at risk first: the one in progress on its screen when the ticket was opened,
 * else the next. A ticket counts for one show.
 */
public enum ShowOutcome {
    /** The screen was fixed before the show began. */
    SAVED,
    /** The show began while the screen was broken. */
    LOST,
    /** No show was known, or nobody knows whether the screen worked by then. */
    UNKNOWN,
    /** The show is still ahead. */
    AHEAD,
    /** The ticket is about no screen, or nothing was wrong with it. */
    NONE;

    private static final Set<CloseReason> NO_FAULT =
            EnumSet.of(CloseReason.FALSE_ALARM, CloseReason.DUPLICATE, CloseReason.RETIRED);
    private static final Set<CloseReason> FIXED = EnumSet.of(CloseReason.RECOVERED, CloseReason.FIXED);

    /** @param now decides only on live tickets */
    static ShowOutcome of(Tickets.Times ticket, Instant now) {
        if (ticket.subject().screenId() == null || NO_FAULT.contains(ticket.closeReason())) {
            return NONE;
        }
        var show = ticket.firstShow();
        if (show == null) {
            return UNKNOWN;
        }
        var closedAt = ticket.closedAt();
        var fixedAt = fixedAt(ticket).orElse(null);
        if (fixedAt != null && !fixedAt.isBefore(show)) {
            return LOST;
        }
        if (closedAt != null) {
            // Closed without a fix: it was broken until then at least.
            return fixedAt != null ? SAVED : closedAt.isBefore(show) ? UNKNOWN : LOST;
        }
        if (now.isBefore(show)) {
            return AHEAD;
        }
        // A recovery without proof, for which the ticket is still open, saves nothing.
        return fixedAt != null ? UNKNOWN : LOST;
    }

    /** @return when the fault ended: its alerts ended, or somebody closed the ticket as fixed */
    static Optional<Instant> fixedAt(Tickets.Times ticket) {
        return Optional.ofNullable(ticket.recoveredAt())
                .or(() -> FIXED.contains(ticket.closeReason())
                        ? Optional.ofNullable(ticket.closedAt())
                        : Optional.empty());
    }

    /** @return from the beginning of the fault to its end */
    static Optional<Duration> timeToFix(Tickets.Times ticket) {
        return fixedAt(ticket).map(at -> Duration.between(ticket.startedAt(), at));
    }

    /** @return from the opening of the ticket to its first assignee */
    static Optional<Duration> timeToTake(Tickets.Times ticket) {
        return Optional.ofNullable(ticket.takenAt()).map(at -> Duration.between(ticket.createdAt(), at));
    }
}
