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

/** Which machines stand and stood at which screens. Immutable: a reading makes the next one. */
final class Units {

    /** How exact {@link Unit#lastSeen} is: seven hundred writes every half minute would say no more to anyone. */
    private static final Duration LAST_SEEN_TO = Duration.ofHours(1);

    private final Map<ScreenRef, Map<String, Unit>> known;
    private final Map<ScreenRef, Set<String>> present;

    private Units(Map<ScreenRef, Map<String, Unit>> known, Map<ScreenRef, Set<String>> present) {
        this.known = known;
        this.present = present;
    }

    /** Those that were kept; who stands where now is not known yet. */
    static Units of(Collection<Unit> kept) {
        var known = new HashMap<ScreenRef, Map<String, Unit>>();
        kept.forEach(unit -> put(known, unit));
        return new Units(known, Map.of());
    }

    private static void put(Map<ScreenRef, Map<String, Unit>> known, Unit unit) {
        known.computeIfAbsent(unit.screen(), any -> new HashMap<>()).put(unit.machineId(), unit);
    }

    /**
     * What is known after a reading of the vendor's whole inventory.
     *
     * @param machines all that are listed
     * @param changed receives what is to be kept
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
            var last = at(screen).stream().findFirst();
            for (var id : ids) {
                var held = next.getOrDefault(screen, Map.of()).get(id);
                // Another had come after it and is gone: it is back, for another stay.
                var back = last.isPresent() && !ids.contains(last.get().machineId());
                var unit =
                        held == null ? new Unit(screen, id, now, now, now) : back ? held.backAt(now) : held.seenAt(now);
                if (held == null || back || !now.isBefore(held.lastSeen().plus(LAST_SEEN_TO))) {
                    put(next, unit);
                    changed.add(unit);
                }
            }
        });
        return new Units(next, nowPresent);
    }

    /** @return all that stood there, the last to come first */
    List<Unit> at(ScreenRef screen) {
        var units = new ArrayList<>(known.getOrDefault(screen, Map.of()).values());
        units.sort(Comparator.comparing(Unit::since).reversed().thenComparing(Unit::machineId));
        return List.copyOf(units);
    }

    /** @return the last to come of those that stand there now; empty when none does, or nobody knows yet */
    Optional<Unit> present(ScreenRef screen) {
        var ids = present.getOrDefault(screen, Set.of());
        return at(screen).stream()
                .filter(unit -> ids.contains(unit.machineId()))
                .findFirst();
    }

    /**
     * Whether the machine stands at the screen no more, and another does.
     *
     * @return that other one
     */
    Optional<Unit> successor(ScreenRef screen, String machineId) {
        var stands = present.getOrDefault(screen, Set.of()).contains(machineId);
        var stood = known.getOrDefault(screen, Map.of()).containsKey(machineId);
        return stood && !stands ? present(screen) : Optional.empty();
    }
}
