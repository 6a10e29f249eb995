package com.cinemataztic.incidents.fleet;

import com.cinemataztic.incidents.regions.Region;
import com.cinemataztic.incidents.regions.RegionDirectory;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.regions.Regions;
import com.cinemataztic.incidents.store.StoreUnavailable;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A fleet and its regions in memory, which counts what is written and can be down. */
public final class FleetInMemory implements Fleet, Regions {
    final Map<String, Cinema> cinemas = new LinkedHashMap<>();
    final Map<ScreenRef, Screen> screens = new LinkedHashMap<>();
    final Map<RegionId, Region> regions = new LinkedHashMap<>();
    final Map<String, Unit> units = new LinkedHashMap<>();
    boolean down;
    int writes;

    /** @return a directory that knows no machine, and never will */
    public static FleetDirectory unknown(RegionDirectory regions, Clock clock) {
        return new FleetDirectory(new FleetInMemory(), new NoSource(), regions, _ -> {}, clock);
    }

    @Override
    public List<Cinema> cinemas() {
        return List.copyOf(cinemas.values());
    }

    @Override
    public List<Screen> screens() {
        return List.copyOf(screens.values());
    }

    @Override
    public List<Unit> units() {
        return List.copyOf(units.values());
    }

    @Override
    public void keep(Collection<Cinema> newCinemas, Collection<Screen> newScreens, Collection<Unit> newUnits) {
        failWhenDown();
        writes++;
        newUnits.forEach(unit -> units.put(unit.screen().path() + unit.machineId(), unit));
        newCinemas.forEach(cinema -> cinemas.put(cinema.cinemaId(), cinema));
        newScreens.forEach(screen -> screens.put(screen.ref(), screen));
    }

    @Override
    public List<Region> all() {
        return List.copyOf(regions.values());
    }

    @Override
    public boolean addIfAbsent(Region region) {
        failWhenDown();
        return regions.putIfAbsent(region.id(), region) == null;
    }

    @Override
    public boolean setCode(RegionId id, String code) {
        failWhenDown();
        var held = regions.get(id);
        if (held == null || !held.code().equals(Region.UNKNOWN_CODE)) {
            return false;
        }
        regions.put(id, new Region(id, code, held.name(), held.zone()));
        return true;
    }

    private void failWhenDown() {
        if (down) {
            throw new StoreUnavailable("down", new IllegalStateException());
        }
    }
}
