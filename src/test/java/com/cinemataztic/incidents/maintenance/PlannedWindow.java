package com.cinemataztic.incidents.maintenance;

import static com.cinemataztic.incidents.support.Given.NOON;

import com.cinemataztic.incidents.regions.RegionId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Windows as tests need them, from noon for two hours unless said otherwise; each {@code with} changes one thing. */
public record PlannedWindow(
        WindowId id,
        Scope scope,
        RegionId region,
        Instant from,
        Instant until,
        @Nullable Instant ended) {

    private static final RegionId DENMARK = new RegionId("denmark");

    public static PlannedWindow screen(String cinemaId, String screenId) {
        return of(new Scope.OfScreen(cinemaId, screenId), DENMARK);
    }

    public static PlannedWindow cinema(String cinemaId) {
        return of(new Scope.OfCinema(cinemaId), DENMARK);
    }

    public static PlannedWindow region(String region) {
        var id = new RegionId(region);
        return of(new Scope.OfRegion(id), id);
    }

    private static PlannedWindow of(Scope scope, RegionId region) {
        return new PlannedWindow(WindowId.fresh(), scope, region, NOON, NOON.plus(Duration.ofHours(2)), null);
    }

    public PlannedWindow in(String other) {
        return new PlannedWindow(id, scope, new RegionId(other), from, until, ended);
    }

    public PlannedWindow named(WindowId other) {
        return new PlannedWindow(other, scope, region, from, until, ended);
    }

    public PlannedWindow between(Instant otherFrom, Instant otherUntil) {
        return new PlannedWindow(id, scope, region, otherFrom, otherUntil, ended);
    }

    public PlannedWindow endedAt(Instant at) {
        return new PlannedWindow(id, scope, region, from, until, at);
    }

    public MaintenanceWindow window() {
        var planned = new Signature("anna", NOON.minusSeconds(60));
        var end = ended == null ? null : new Signature("bo", ended);
        return new MaintenanceWindow(id, scope, region, from, until, "new projector", planned, null, end, 1);
    }
}
