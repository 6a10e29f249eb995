package com.cinemataztic.incidents.maintenance.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.fleet.Cinema;
import com.cinemataztic.incidents.fleet.FleetDirectory;
import com.cinemataztic.incidents.fleet.Screen;
import com.cinemataztic.incidents.maintenance.Scope;
import com.cinemataztic.incidents.regions.RegionDirectory;
import com.cinemataztic.incidents.regions.RegionId;
import java.time.ZoneId;

/** Names scopes and finds their time zones. */
class ScopeOptions {

    private final FleetDirectory fleet;
    private final RegionDirectory regions;

    ScopeOptions(FleetDirectory fleet, RegionDirectory regions) {
        this.fleet = fleet;
        this.regions = regions;
    }

    /** @return the name of the region or the cinema */
    String site(Scope scope) {
        return switch (scope) {
            case Scope.OfRegion(var region) -> region(region);
            case Scope.OfCinema(var cinemaId) -> cinema(cinemaId);
            case Scope.OfScreen(var cinemaId, var _) -> cinema(cinemaId);
        };
    }

    /** @return which part of it the scope covers */
    String part(Scope scope) {
        return switch (scope) {
            case Scope.OfRegion _ -> text("maintenance.whole-region");
            case Scope.OfCinema _ -> text("maintenance.whole-cinema");
            case Scope.OfScreen(var cinemaId, var screenId) ->
                fleet.screen(cinemaId, screenId).map(Screen::name).orElse(screenId);
        };
    }

    /** @return both, as one text */
    String whole(Scope scope) {
        return site(scope) + ", " + part(scope);
    }

    String region(RegionId region) {
        return regions.get(region).name();
    }

    /** @return the cinema's zone, else its region's */
    ZoneId zone(Scope scope, RegionId region) {
        return switch (scope) {
            case Scope.OfRegion _ -> regions.get(region).zone();
            case Scope.OfCinema(var cinemaId) -> zone(cinemaId, region);
            case Scope.OfScreen(var cinemaId, var _) -> zone(cinemaId, region);
        };
    }

    private ZoneId zone(String cinemaId, RegionId region) {
        return fleet.cinema(cinemaId)
                .map(Cinema::zone)
                .orElseGet(() -> regions.get(region).zone());
    }

    private String cinema(String cinemaId) {
        return fleet.cinema(cinemaId).map(Cinema::name).orElse(cinemaId);
    }
}
