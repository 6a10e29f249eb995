package com.cinemataztic.incidents.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The machines at each screen, present and past. Immutable: each reading creates a new instance. */
final class Units {

    /** Precision of {@link Unit#lastSeen}: seven hundred writes every half minute would add nothing. */
    private static final Duration LAST_SEEN_TO = Duration.ofHours(1);

    private final Map<ScreenRef, Map<String, Unit>> known;
    private final Map<ScreenRef, Set<String>> present;

    private Units(Map<ScreenRef, Map<String, Unit>> known, Map<ScreenRef, Set<String>> present) {
        this.known = known;
        this.present = present;
    }

    /** Restores the stored units; their present places are not known yet. */
    static Units of(Collection<Unit> kept) {
        var known = new HashMap<ScreenRef, Map<String, Unit>>();
        kept.forEach(unit -> put(known, unit));
        return new Units(known, Map.of());
    }

    private static void put(Map<ScreenRef, Map<String, Unit>> known, Unit unit) {
        known.computeIfAbsent(unit.screen(), any -> new HashMap<>()).put(unit.machineId(), unit);
    }

    /**
     * Applies a reading of the vendor's complete inventory.
     *
     * @param machines all listed machines
     * @param changed receives the units to store
     */
    Units after(Collection<Machine> machines, Instant now, Collection<Unit> changed) {
        var nowPresent = new HashMap<ScreenRef, Set<String>>();
        for (var machine : machines) {
            var screen = machine.screen();
            if (screen != null) {
                nowPresent.computeIfAbsent(screen, any -> new HashSet<>()).add(machine.machineId());
            }
        }
        var next = new HashMap<ScreenRef, Map<String, Unit>>();
        known.forEach((screen, units) -> next.put(screen, new HashMap<>(units)));
        nowPresent.forEach((screen, ids) -> {
            var units = next.getOrDefault(screen, Map.of());
            for (var id : ids) {
                var held = units.get(id);
                if (held == null) {
                    changed.add(Unit.seenFirst(screen, id, now));
                } else if (held.replacedAt() != null
                        || !now.isBefore(held.lastSeen().plus(LAST_SEEN_TO))) {
                    changed.add(held.seenAt(now));
                }
            }
            units.values().stream()
                    .filter(unit -> unit.replacedAt() == null && !ids.contains(unit.machineId()))
                    .forEach(unit -> changed.add(unit.replacedAt(now)));
        });
        changed.forEach(unit -> put(next, unit));
        return new Units(next, nowPresent);
    }

    /** @return all units of the screen, the latest arrival first */
    List<Unit> at(ScreenRef screen) {
        var units = new ArrayList<>(known.getOrDefault(screen, Map.of()).values());
        units.sort(Comparator.comparing(Unit::since).reversed().thenComparing(Unit::machineId));
        return List.copyOf(units);
    }

    /** @return the machine's replacement; empty while it is at the screen, or when no replacement is known */
    Optional<Swap> swap(ScreenRef screen, String machineId) {
        var machines = present.getOrDefault(screen, Set.of());
        var before = known.getOrDefault(screen, Map.of()).get(machineId);
        if (machines.isEmpty() || before == null || before.replacedAt() == null) {
            return Optional.empty();
        }
        var at = before.replacedAt();
        return at(screen).stream()
                .map(Unit::machineId)
                .filter(machines::contains)
                .findFirst()
                .map(by -> new Swap(by, at));
    }
}
