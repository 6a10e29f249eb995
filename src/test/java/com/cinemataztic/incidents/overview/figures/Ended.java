package com.cinemataztic.incidents.overview.figures;

import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.Subject;
import com.cinemataztic.incidents.tickets.Tickets;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A ticket as figures see it, for tests: live until something ends it. */
record Ended(
        RegionId region,
        @Nullable String screen,
        @Nullable String machine,
        String error,
        int faults,
        Instant openedAt,
        @Nullable Instant takenAt,
        @Nullable Instant recoveredAt,
        @Nullable Instant closedAt,
        @Nullable CloseReason reason,
        @Nullable Instant show) {

    static final RegionId DENMARK = new RegionId("denmark");

    static Ended opened(String at) {
        return new Ended(
                DENMARK, "s1", "unit-1", "machine-offline", 1, Instant.parse(at), null, null, null, null, null);
    }

    Ended in(String other) {
        return new Ended(
                new RegionId(other),
                screen,
                machine,
                error,
                faults,
                openedAt,
                takenAt,
                recoveredAt,
                closedAt,
                reason,
                show);
    }

    Ended on(@Nullable String otherScreen, @Nullable String otherMachine) {
        return new Ended(
                region,
                otherScreen,
                otherMachine,
                error,
                faults,
                openedAt,
                takenAt,
                recoveredAt,
                closedAt,
                reason,
                show);
    }

    Ended of(String otherError, int count) {
        return new Ended(
                region, screen, machine, otherError, count, openedAt, takenAt, recoveredAt, closedAt, reason, show);
    }

    Ended taken(Duration after) {
        return new Ended(
                region,
                screen,
                machine,
                error,
                faults,
                openedAt,
                openedAt.plus(after),
                recoveredAt,
                closedAt,
                reason,
                show);
    }

    Ended recovered(@Nullable Instant at) {
        return new Ended(region, screen, machine, error, faults, openedAt, takenAt, at, closedAt, reason, show);
    }

    Ended closed(Instant at, CloseReason why) {
        return new Ended(region, screen, machine, error, faults, openedAt, takenAt, recoveredAt, at, why, show);
    }

    Ended before(@Nullable Instant firstShow) {
        return new Ended(
                region, screen, machine, error, faults, openedAt, takenAt, recoveredAt, closedAt, reason, firstShow);
    }

    Tickets.Times times() {
        return new Tickets.Times(
                new Subject(
                        region, "dk-014", "Ærø Bio", screen, screen == null ? null : "Sal " + screen, machine, null),
                error,
                faults,
                openedAt,
                openedAt,
                takenAt,
                recoveredAt,
                closedAt,
                reason,
                show);
    }
}
