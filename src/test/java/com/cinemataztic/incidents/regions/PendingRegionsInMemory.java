package com.cinemataztic.incidents.regions;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Pending regions kept for as long as a test runs. */
final class PendingRegionsInMemory implements PendingRegions {

    private final Map<RegionId, PendingRegion> kept = new LinkedHashMap<>();

    @Override
    public List<PendingRegion> all() {
        return List.copyOf(kept.values());
    }

    @Override
    public void add(RegionId id, Instant firstAt, Instant lastAt, long alerts) {
        kept.put(
                id,
                kept.getOrDefault(id, new PendingRegion(id, firstAt, lastAt, 0, false))
                        .seen(lastAt, alerts));
    }

    @Override
    public void dismiss(RegionId id) {
        kept.computeIfPresent(id, (_, region) -> region.asDismissed());
    }

    @Override
    public void remove(RegionId id) {
        kept.remove(id);
    }
}
