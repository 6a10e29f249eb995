package com.cinemataztic.incidents.alerts;

import com.cinemataztic.incidents.fleet.Swap;
import com.cinemataztic.incidents.regions.RegionDirectory;
import com.cinemataztic.incidents.regions.RegionId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Places as a test says they are; screens are named by cinema and screen, {@code dk-001/s1}. */
public final class PlacesInMemory implements SubjectNames {

    final Map<String, Place> fleet = new HashMap<>();

    /** By screen: the machine that stands there. */
    public final Map<String, String> machines = new HashMap<>();

    /** By screen: since when it does. */
    final Map<String, Instant> since = new HashMap<>();

    private final RegionDirectory regions;

    public PlacesInMemory(RegionDirectory regions) {
        this.regions = regions;
    }

    @Override
    public Optional<Place> find(@Nullable String cinemaId, @Nullable String screenId) {
        return Optional.ofNullable(fleet.get(cinemaId + "/" + screenId));
    }

    @Override
    public Optional<Swap> swap(@Nullable String cinemaId, @Nullable String screenId, @Nullable String machineId) {
        var screen = cinemaId + "/" + screenId;
        var there = machines.get(screen);
        return there == null || machineId == null || there.equals(machineId)
                ? Optional.empty()
                : Optional.of(new Swap(there, since.getOrDefault(screen, Instant.EPOCH)));
    }

    @Override
    public RegionId region(@Nullable String region, @Nullable String country) {
        return regions.fromLabels(region, country).id();
    }
}
