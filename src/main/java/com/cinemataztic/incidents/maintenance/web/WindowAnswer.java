package com.cinemataztic.incidents.maintenance.web;

import com.cinemataztic.incidents.fleet.Cinema;
import com.cinemataztic.incidents.fleet.FleetDirectory;
import com.cinemataztic.incidents.fleet.Screen;
import com.cinemataztic.incidents.maintenance.MaintenanceWindow;
import com.cinemataztic.incidents.maintenance.Scope;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A window on the wire. Fields without a value are absent.
 *
 * @param scope {@code screen}, {@code cinema} or {@code region}
 * @param state {@code coming}, {@code running}, {@code over} or {@code cancelled}
 * @param until its planned end
 * @param end when it ends or ended
 * @param version the version to name when changing the window
 */
record WindowAnswer(
        String id,
        String scope,
        String region,
        @Nullable String cinemaId,
        @Nullable String cinemaName,
        @Nullable String screenId,
        @Nullable String screenName,
        String state,
        Instant from,
        Instant until,
        Instant end,
        String reason,
        String by,
        Instant plannedAt,
        @Nullable String movedBy,
        @Nullable Instant movedAt,
        @Nullable String endedBy,
        @Nullable Instant endedAt,
        long version) {

    static WindowAnswer of(MaintenanceWindow window, FleetDirectory fleet, Instant now) {
        var scope = window.scope();
        var cinemaId = cinemaId(scope);
        var screenId = scope instanceof Scope.OfScreen screen ? screen.screenId() : null;
        var moved = window.moved();
        var ended = window.ended();
        return new WindowAnswer(
                window.id().value(),
                word(scope),
                window.region().value(),
                cinemaId,
                fleet.cinema(cinemaId).map(Cinema::name).orElse(null),
                screenId,
                fleet.screen(cinemaId, screenId).map(Screen::name).orElse(null),
                window.state(now).word(),
                window.from(),
                window.until(),
                window.end(),
                window.reason(),
                window.by(),
                window.planned().at(),
                moved == null ? null : moved.by(),
                moved == null ? null : moved.at(),
                ended == null ? null : ended.by(),
                ended == null ? null : ended.at(),
                window.version());
    }

    private static String word(Scope scope) {
        return switch (scope) {
            case Scope.OfScreen _ -> "screen";
            case Scope.OfCinema _ -> "cinema";
            case Scope.OfRegion _ -> "region";
        };
    }

    private static @Nullable String cinemaId(Scope scope) {
        return switch (scope) {
            case Scope.OfScreen(var cinemaId, var _) -> cinemaId;
            case Scope.OfCinema(var cinemaId) -> cinemaId;
            case Scope.OfRegion _ -> null;
        };
    }
}
