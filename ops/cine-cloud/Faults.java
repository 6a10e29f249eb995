import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which machines are broken, how and since when; kept in a file if one is given. Safe for many threads. */
final class Faults {

    /** What can be wrong with a machine. */
    enum Fault {
        OFFLINE,
        RESOLUTION,
        DOWNLOAD;

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

    private final Optional<Path> file;
    private final Map<String, Map<Fault, Instant>> broken = new LinkedHashMap<>();
    private final Map<String, Instant> backOnline = new LinkedHashMap<>();

    /** @throws UncheckedIOException if the file is there and cannot be read */
    Faults(Optional<Path> file) {
        this.file = file;
        file.filter(Files::exists).ifPresent(this::load);
    }

    synchronized Map<Fault, Instant> of(String machineId) {
        return Map.copyOf(broken.getOrDefault(machineId, Map.of()));
    }

    /** When the machine last came back by a mend; empty if it never was offline in this run. */
    synchronized Optional<Instant> backOnline(String machineId) {
        return Optional.ofNullable(backOnline.get(machineId));
    }

    /** Breaks what is not broken so yet; a fault that already lasts keeps its first time. @return how many changed */
    synchronized int breakAll(Collection<String> machineIds, Fault fault, Instant now) {
        int changed = 0;
        for (String machineId : machineIds) {
            var faults = broken.computeIfAbsent(machineId, id -> new TreeMap<>());
            changed += faults.putIfAbsent(fault, now) == null ? 1 : 0;
        }
        save();
        return changed;
    }

    /** Mends the given faults. @return how many machines changed */
    synchronized int mendAll(Collection<String> machineIds, Collection<Fault> which, Instant now) {
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
        save();
        return changed;
    }

    private void load(Path path) {
        try {
            for (String line : Files.readAllLines(path)) {
                String[] words = line.strip().split("\\s+");
                if (words.length == 3) {
                    Fault fault = Fault.of(words[1]).orElseThrow(() -> new IOException("unknown fault in " + line));
                    broken.computeIfAbsent(words[0], id -> new TreeMap<>()).put(fault, Instant.parse(words[2]));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void save() {
        if (file.isEmpty()) {
            return;
        }
        List<String> lines = broken.entrySet().stream()
                .flatMap(m -> m.getValue().entrySet().stream()
                        .map(f -> m.getKey() + " " + f.getKey().word() + " " + f.getValue()))
                .toList();
        try {
            // Beside it, then moved over it: a kill in between leaves the old file whole.
            Path target = file.get().toAbsolutePath();
            Path draft = target.resolveSibling(target.getFileName() + ".new");
            Files.write(draft, lines);
            Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
