import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The faults set by hand: which machines, which fault and since when. Safe for many threads. */
final class Faults {

    /** What can be wrong with a machine, or with the cloud's answers about it. */
    enum Fault {
        /** No connection. */
        OFFLINE,
        /** Another resolution than wanted. */
        RESOLUTION,
        /** The output has no display. */
        DISPLAY,
        /** A game could not be downloaded. */
        DOWNLOAD,
        /** The disk is nearly full. */
        DISK,
        /** Far too hot. */
        HEAT,
        /** The cloud answers for this machine after five seconds. */
        SLOW,
        /** The cloud never answers for this machine. */
        HANGING,
        /** The cloud answers 500 for this machine. */
        FAILING,
        /** The cloud answers garbage for this machine. */
        MALFORMED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Fault> of(String word) {
            return Arrays.stream(values()).filter(f -> f.word().equals(word)).findFirst();
        }

        static String words() {
            return String.join(", ", Arrays.stream(values()).map(Fault::word).toList());
        }
    }

    private final Map<String, Map<Fault, Instant>> broken = new LinkedHashMap<>();
    private final Map<String, Instant> backOnline = new LinkedHashMap<>();

    synchronized Map<Fault, Instant> of(String machineId) {
        return Map.copyOf(broken.getOrDefault(machineId, Map.of()));
    }

    /** When the machine last came back online by a repair; empty if it never was offline. */
    synchronized Optional<Instant> backOnline(String machineId) {
        return Optional.ofNullable(backOnline.get(machineId));
    }

    /**
     * Sets the fault where it is not set yet. A fault that already lasts keeps its start time.
     *
     * @return how many machines changed
     */
    synchronized int breakAll(Collection<String> machineIds, Fault fault, Instant now) {
        int changed = 0;
        for (String machineId : machineIds) {
            var faults = broken.computeIfAbsent(machineId, id -> new EnumMap<>(Fault.class));
            changed += faults.putIfAbsent(fault, now) == null ? 1 : 0;
        }
        return changed;
    }

    /**
     * Clears the given faults.
     *
     * @return how many machines changed
     */
    synchronized int repairAll(Collection<String> machineIds, Collection<Fault> which, Instant now) {
        int changed = 0;
        for (String machineId : machineIds) {
            var faults = broken.get(machineId);
            if (faults == null) {
                continue;
            }
            if (which.contains(Fault.OFFLINE) && faults.containsKey(Fault.OFFLINE)) {
                backOnline.put(machineId, now);
            }
            changed += faults.keySet().removeAll(which) ? 1 : 0;
            if (faults.isEmpty()) {
                broken.remove(machineId);
            }
        }
        return changed;
    }

    /** Removes the faults of a machine that is gone. */
    synchronized void forget(String machineId) {
        broken.remove(machineId);
        backOnline.remove(machineId);
    }

    synchronized void clear() {
        broken.clear();
        backOnline.clear();
    }

    /** Lines for the state file. */
    synchronized List<String> lines() {
        Stream<String> faults = broken.entrySet().stream()
                .flatMap(m -> m.getValue().entrySet().stream()
                        .map(f -> "fault " + m.getKey() + " " + f.getKey().word() + " " + f.getValue()));
        Stream<String> back = backOnline.entrySet().stream().map(b -> "back " + b.getKey() + " " + b.getValue());
        return Stream.concat(faults, back).toList();
    }

    synchronized void restoreBack(String machineId, Instant at) {
        backOnline.put(machineId, at);
    }
}
