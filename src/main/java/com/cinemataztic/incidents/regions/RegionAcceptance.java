package com.cinemataztic.incidents.regions;

import com.cinemataztic.incidents.platform.SafeText;
import com.cinemataztic.incidents.store.StoreUnavailable;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/**
 * Tracks regions that labels name but nobody has accepted, so that a typo creates no region. At most
 * {@value #MOST_PENDING} are kept. When there are more, dismissed ones are dropped first, then the one named longest
 * ago; it returns when it is named again. Noting a region never waits for the store; it is written shortly after.
 * Thread-safe.
 */
@Service
public class RegionAcceptance {

    /** More than this means an attack or a mistake in a rule; either is visible in fifty. */
    public static final int MOST_PENDING = 50;

    /** The longest name that fits on a tab. */
    public static final int LONGEST_NAME = 60;

    private static final Logger LOGGER = LoggerFactory.getLogger(RegionAcceptance.class);
    private static final Comparator<PendingRegion> FIRST_TO_GO =
            Comparator.comparing(PendingRegion::dismissed).reversed().thenComparing(PendingRegion::lastAt);

    private final PendingRegions store;
    private final RegionDirectory directory;
    private final Clock clock;
    private final Map<RegionId, PendingRegion> pending = new HashMap<>();

    /** By region: alerts counted but not stored yet. */
    private final Map<RegionId, Long> unsaved = new HashMap<>();

    private final Set<RegionId> crowdedOut = new HashSet<>();

    /** The result of accepting a region or of setting its code. */
    public sealed interface Outcome {

        /** It is stored as accepted. */
        record Accepted(Region region) implements Outcome {}

        /** Nothing changed. */
        record Rejected(RegionRejection reason) implements Outcome {}
    }

    RegionAcceptance(PendingRegions store, RegionDirectory directory, Clock clock) {
        this.store = store;
        this.directory = directory;
        this.clock = clock;
        store.all().forEach(region -> pending.put(region.id(), region));
    }

    /** Notes the region that an alert's labels name, unless it is accepted or cannot be parsed. */
    public void note(@Nullable String region, @Nullable String country) {
        directory.named(region, country).filter(id -> !directory.knows(id)).ifPresent(this::note);
    }

    private synchronized void note(RegionId id) {
        var now = clock.instant();
        var held = pending.getOrDefault(id, new PendingRegion(id, now, now, 0, false));
        pending.put(id, held.seen(now, 1));
        unsaved.merge(id, 1L, Long::sum);
        crowdedOut.remove(id);
        if (pending.size() > MOST_PENDING) {
            pending.values().stream()
                    .filter(other -> !other.id().equals(id))
                    .min(FIRST_TO_GO)
                    .ifPresent(first -> {
                        forget(first.id());
                        crowdedOut.add(first.id());
                    });
        }
    }

    /** @return the pending regions: undecided before dismissed, and within each the last named first */
    public synchronized List<PendingRegion> pending() {
        return pending.values().stream()
                .sorted(Comparator.comparing(PendingRegion::dismissed)
                        .thenComparing(PendingRegion::lastAt, Comparator.reverseOrder())
                        .thenComparing(PendingRegion::id))
                .toList();
    }

    /** @return how many regions wait for an admin's decision */
    public synchronized long waiting() {
        return pending.values().stream().filter(region -> !region.dismissed()).count();
    }

    /**
     * Accepts a pending region.
     *
     * @param name for people
     * @param code ISO 3166 alpha-2
     * @param zone the id of a time zone
     * @throws StoreUnavailable when it could not be stored
     */
    public Outcome accept(RegionId id, String name, String code, String zone) {
        if (directory.knows(id)) {
            return new Outcome.Rejected(RegionRejection.ALREADY_ACCEPTED);
        }
        synchronized (this) {
            if (!pending.containsKey(id)) {
                return new Outcome.Rejected(RegionRejection.NOT_PENDING);
            }
        }
        var invalid = invalid(name, code, zone);
        if (invalid.isPresent()) {
            return new Outcome.Rejected(invalid.get());
        }
        if (directory.all().stream().anyMatch(other -> other.name().equalsIgnoreCase(name))) {
            return new Outcome.Rejected(RegionRejection.NAME_TAKEN);
        }
        var accepted = directory.accept(new Region(id, code, name, ZoneId.of(zone)));
        store.remove(id);
        forget(id);
        return new Outcome.Accepted(accepted);
    }

    /** @return what is wrong with a region's name, code or zone taken alone */
    static Optional<RegionRejection> invalid(String name, String code, String zone) {
        if (name.isBlank() || !SafeText.line(name, LONGEST_NAME).equals(name)) {
            return Optional.of(RegionRejection.NAME_INVALID);
        }
        if (!RegionDirectory.isCode(code)) {
            return Optional.of(RegionRejection.CODE_INVALID);
        }
        return ZoneId.getAvailableZoneIds().contains(zone)
                ? Optional.empty()
                : Optional.of(RegionRejection.ZONE_INVALID);
    }

    /**
     * Sets the code of an accepted region that has none: the fleet names regions without a code.
     *
     * @param code ISO 3166 alpha-2
     * @throws StoreUnavailable when it could not be stored
     */
    public Outcome setCode(RegionId id, String code) {
        var region = directory.get(id);
        if (!directory.knows(id) || !region.lacksCode()) {
            return new Outcome.Rejected(RegionRejection.CODE_NOT_NEEDED);
        }
        if (!RegionDirectory.isCode(code)) {
            return new Outcome.Rejected(RegionRejection.CODE_INVALID);
        }
        var now = directory.setCode(id, code);
        return now.code().equals(code)
                ? new Outcome.Accepted(now)
                : new Outcome.Rejected(RegionRejection.CODE_ALREADY_SET);
    }

    /**
     * Dismisses a pending region: its tickets stay unassigned.
     *
     * @return whether it was pending
     */
    public boolean dismiss(RegionId id) {
        PendingRegion held;
        synchronized (this) {
            held = pending.get(id);
        }
        if (held == null) {
            return false;
        }
        // It may not be stored yet.
        store.add(id, held.firstAt(), held.lastAt(), 0);
        store.dismiss(id);
        synchronized (this) {
            pending.computeIfPresent(id, (_, region) -> region.asDismissed());
        }
        return true;
    }

    /** Stores what was noted, and reads what other instances noted, accepted and dismissed. */
    @Scheduled(fixedDelayString = "${portal.regions.read-every:10s}")
    void keep() {
        try {
            directory.refresh();
            save();
            var stored = store.all();
            synchronized (this) {
                replace(stored);
            }
        } catch (RuntimeException storeDown) {
            LOGGER.warn("Pending regions could not be stored; trying again later: {}", storeDown.getMessage());
        }
    }

    private void save() {
        List<PendingRegion> noted;
        Map<RegionId, Long> counts;
        Set<RegionId> gone;
        synchronized (this) {
            counts = Map.copyOf(unsaved);
            noted = pending.values().stream()
                    .filter(region -> counts.containsKey(region.id()))
                    .toList();
            gone = Set.copyOf(crowdedOut);
        }
        gone.forEach(store::remove);
        noted.forEach(region ->
                store.add(region.id(), region.firstAt(), region.lastAt(), counts.getOrDefault(region.id(), 0L)));
        synchronized (this) {
            crowdedOut.removeAll(gone);
            counts.forEach(this::saved);
        }
    }

    private void saved(RegionId id, long count) {
        var left = unsaved.getOrDefault(id, 0L) - count;
        if (left > 0) {
            unsaved.put(id, left);
        } else {
            unsaved.remove(id);
        }
    }

    /** Regions noted while the store was read are kept. */
    private void replace(List<PendingRegion> stored) {
        var before = Map.copyOf(pending);
        pending.clear();
        stored.stream()
                .filter(region -> !directory.knows(region.id()) && !crowdedOut.contains(region.id()))
                .forEach(region -> pending.put(region.id(), region));
        unsaved.keySet().removeIf(directory::knows);
        unsaved.forEach((id, count) -> {
            var noted = before.get(id);
            if (noted != null) {
                pending.merge(id, noted, (kept, _) -> kept.seen(noted.lastAt(), count));
            }
        });
    }

    private synchronized void forget(RegionId id) {
        pending.remove(id);
        unsaved.remove(id);
    }
}
