package com.cinemataztic.incidents.tickets;

import com.cinemataztic.incidents.regions.RegionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What statistics need of a ticket.
 *
 * @param region its market
 * @param ofScreen whether it is about a screen, which has shows
 * @param startedAt when the fault began
 * @param createdAt when it was opened
 * @param takenAt when it first got an assignee; null: never
 * @param recoveredAt since when all its alerts have ended; null: not so
 * @param closedAt when it was closed; null while it is live
 * @param closeReason why it was closed; null while it is live
 * @param deadlineAtClose the next show as known when it was closed; null when none was
 */
public record TicketTimes(
        RegionId region,
        boolean ofScreen,
        Instant startedAt,
        Instant createdAt,
        @Nullable Instant takenAt,
        @Nullable Instant recoveredAt,
        @Nullable Instant closedAt,
        @Nullable CloseReason closeReason,
        @Nullable Instant deadlineAtClose) {}
