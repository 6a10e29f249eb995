package com.cinemataztic.incidents.alerts;

import com.cinemataztic.incidents.fleet.FleetDirectory;
import com.cinemataztic.incidents.fleet.Screen;
import com.cinemataztic.incidents.fleet.Swap;
import com.cinemataztic.incidents.regions.RegionDirectory;
import com.cinemataztic.incidents.regions.RegionId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Resolves the cinema, screen, machine and region that labels name, from the fleet and the regions. */
@Component
public class SubjectNames {

    private final FleetDirectory fleet;
    private final RegionDirectory regions;

    public SubjectNames(FleetDirectory fleet, RegionDirectory regions) {
        this.fleet = fleet;
        this.regions = regions;
    }

    /**
     * A place in the fleet.
     *
     * @param region its market
     * @param cinemaName for people
     * @param screenName for people; null when the labels name no screen or an unknown one
     */
    public record Place(
            RegionId region, String cinemaName, @Nullable String screenName) {}

    /** @return the place, if its cinema is known */
    public Optional<Place> find(@Nullable String cinemaId, @Nullable String screenId) {
        return fleet.cinema(cinemaId)
                .map(cinema -> new Place(
                        cinema.region(),
                        cinema.name(),
                        fleet.screen(cinemaId, screenId).map(Screen::name).orElse(null)));
    }

    /** @return the machine that replaced this one at the screen; empty when none is known to have done so */
    public Optional<Swap> swap(@Nullable String cinemaId, @Nullable String screenId, @Nullable String machineId) {
        return fleet.swap(cinemaId, screenId, machineId);
    }

    /** @return the region that the labels name; unassigned when they name none */
    public RegionId region(@Nullable String region, @Nullable String country) {
        return regions.fromLabels(region, country).id();
    }
}
