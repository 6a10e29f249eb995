package com.cinemataztic.incidents.regions;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Regions kept for as long as a test runs. */
public final class RegionsInMemory implements Regions {

    private final Map<RegionId, Region> kept = new LinkedHashMap<>();

    /** @return a directory over regions in memory */
    public static RegionDirectory directory() {
        return directory(new RegionsInMemory());
    }

    /** @return a directory over those */
    public static RegionDirectory directory(Regions regions) {
        return new RegionDirectory(regions);
    }

    /** @return what is pending beside that directory, for as long as a test runs */
    public static RegionAcceptance acceptance(RegionDirectory directory, Clock clock) {
        return new RegionAcceptance(new PendingRegionsInMemory(), directory, clock);
    }

    @Override
    public List<Region> all() {
        return List.copyOf(kept.values());
    }

    @Override
    public boolean addIfAbsent(Region region) {
        return kept.putIfAbsent(region.id(), region) == null;
    }

    @Override
    public boolean setCode(RegionId id, String code) {
        var held = kept.get(id);
        if (held == null || !held.code().equals(Region.UNKNOWN_CODE)) {
            return false;
        }
        kept.put(id, new Region(id, code, held.name(), held.zone()));
        return true;
    }
}
