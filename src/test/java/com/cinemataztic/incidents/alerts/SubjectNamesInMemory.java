package com.cinemataztic.incidents.alerts;

import com.cinemataztic.incidents.fleet.FleetInMemory;
import com.cinemataztic.incidents.fleet.Swap;
import com.cinemataztic.incidents.regions.RegionDirectory;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Places and machines that a test sets; a screen is named by cinema and screen, {@code dk-001/s1}. */
public final class SubjectNamesInMemory extends SubjectNames {

    final Map<String, Place> fleet = new HashMap<>();

    /** The machine at a screen. */
    public final Map<String, String> machines = new HashMap<>();

    /** When the machine at a screen arrived. */
    final Map<String, Instant> since = new HashMap<>();

    public SubjectNamesInMemory(RegionDirectory regions) {
        super(FleetInMemory.unknown(regions, Clock.systemUTC()), regions);
    }

    @Override
    public Optional<Place> find(@Nullable String cinemaId, @Nullable String screenId) {
        return Optional.ofNullable(fleet.get(cinemaId + "/" + screenId));
    }

    @Override
    public Optional<Swap> swap(@Nullable String cinemaId, @Nullable String screenId, @Nullable String machineId) {
        var screen = cinemaId + "/" + screenId;
        var present = machines.get(screen);
        return present == null || machineId == null || present.equals(machineId)
                ? Optional.empty()
                : Optional.of(new Swap(present, since.getOrDefault(screen, Instant.EPOCH)));
    }
}
