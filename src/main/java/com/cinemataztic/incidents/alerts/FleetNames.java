package com.cinemataztic.incidents.alerts;

import com.cinemataztic.incidents.fleet.FleetDirectory;
import com.cinemataztic.incidents.fleet.Screen;
import com.cinemataztic.incidents.fleet.Swap;
import com.cinemataztic.incidents.regions.RegionDirectory;
import com.cinemataztic.incidents.regions.RegionId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks up places in the fleet and the regions. */
@Component
class FleetNames implements SubjectNames {

    private final FleetDirectory fleet;
    private final RegionDirectory regions;

    FleetNames(FleetDirectory fleet, RegionDirectory regions) {
        this.fleet = fleet;
        this.regions = regions;
    }

    @Override
    public Optional<Place> find(@Nullable String cinemaId, @Nullable String screenId) {
        return fleet.cinema(cinemaId)
                .map(cinema -> new Place(
                        cinema.region(),
                        cinema.name(),
                        fleet.screen(cinemaId, screenId).map(Screen::name).orElse(null)));
    }

    @Override
    public Optional<Swap> swap(@Nullable String cinemaId, @Nullable String screenId, @Nullable String machineId) {
        return fleet.swap(cinemaId, screenId, machineId);
    }

    @Override
    public RegionId region(@Nullable String region, @Nullable String country) {
        return regions.fromLabels(region, country).id();
    }
}
