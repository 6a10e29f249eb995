package com.cinemataztic.incidents.maintenance;

import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.store.StoreUnavailable;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Windows kept for as long as a test runs, in a store that can be down. */
final class WindowsInMemory implements MaintenanceWindows {

    final Map<WindowId, MaintenanceWindow> kept = new LinkedHashMap<>();
    boolean down;

    @Override
    public boolean add(MaintenanceWindow window) {
        failWhenDown();
        return kept.putIfAbsent(window.id(), window) == null;
    }

    @Override
    public boolean replace(MaintenanceWindow window, long seenVersion) {
        failWhenDown();
        var held = kept.get(window.id());
        return held != null && held.version() == seenVersion && kept.put(window.id(), window) != null;
    }

    @Override
    public Optional<MaintenanceWindow> find(WindowId id) {
        failWhenDown();
        return Optional.ofNullable(kept.get(id));
    }

    @Override
    public List<MaintenanceWindow> endingAfter(Instant moment) {
        failWhenDown();
        return kept.values().stream()
                .filter(window -> window.end().isAfter(moment))
                .toList();
    }

    @Override
    public Page past(Set<RegionId> regions, Instant endedBy, int limit, @Nullable Position after) {
        failWhenDown();
        var found = kept.values().stream()
                .filter(window -> !window.end().isAfter(endedBy))
                .filter(window -> regions.isEmpty() || regions.contains(window.region()))
                .toList();
        return new Page(found, found.size(), false);
    }

    @Override
    public long forget(Instant endedBefore) {
        failWhenDown();
        var before = kept.size();
        kept.values().removeIf(window -> window.end().isBefore(endedBefore));
        return before - kept.size();
    }

    private void failWhenDown() {
        if (down) {
            throw new StoreUnavailable("down", new IllegalStateException());
        }
    }
}
