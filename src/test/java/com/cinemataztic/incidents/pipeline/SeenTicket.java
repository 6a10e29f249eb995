package com.cinemataztic.incidents.pipeline;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A ticket as the REST API returns it, with the fields that these tests check. Names are those on the wire. */
public record SeenTicket(
        String id,
        String state,
        String severity,
        String region,
        @Nullable String cinemaId,
        @Nullable String cinemaName,
        @Nullable String screenId,
        @Nullable String screenName,
        @Nullable String machineId,
        String errorId,
        Instant startedAt,
        boolean startReported,
        Instant createdAt,
        @Nullable Instant recoveredAt,
        @Nullable String recoveryUnconfirmed,
        @Nullable Instant closedAt,
        @Nullable String closeReason,
        @Nullable Instant nextShowAt,
        int occurrences,
        Map<String, String> labels,
        List<Evidence> evidence,
        List<Entry> timeline,
        String key) {

    /** One alert that it rests on. */
    public record Evidence(
            String fingerprint, Instant startsAt, @Nullable Instant endsAt, boolean firing) {}

    /** One thing that happened to it. */
    public record Entry(
            Instant at, String who, String what, @Nullable String note, int count) {}

    /** @return whether it is still to be worked on */
    public boolean live() {
        return !state.equals("closed");
    }

    /** @return whether it is about that screen */
    public boolean isOf(CineCloudStandIn.Machine machine) {
        return machine.cinemaId().equals(cinemaId) && machine.screenId().equals(screenId);
    }
}
