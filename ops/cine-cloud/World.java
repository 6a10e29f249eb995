import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that can be changed by hand, and the file that keeps it across restarts. A caller that changes something
 * calls {@link #save()} before it reports success.
 */
final class World {

    private final Optional<Path> file;
    private final Fleet fleet = new Fleet();
    private final Faults faults = new Faults();
    private final Trouble trouble = new Trouble();
    private volatile Optional<Chaos> chaos = Optional.empty();
    private volatile boolean nights;

    /** @throws UncheckedIOException if the file exists and cannot be read */
    World(Optional<Path> file) {
        this.file = file;
        file.filter(Files::exists).ifPresent(this::load);
    }

    Fleet fleet() {
        return fleet;
    }

    Faults faults() {
        return faults;
    }

    Trouble trouble() {
        return trouble;
    }

    Optional<Chaos> chaos() {
        return chaos;
    }

    void chaos(Optional<Chaos> on) {
        chaos = on;
    }

    boolean nights() {
        return nights;
    }

    void nights(boolean on) {
        nights = on;
    }

    /** All current faults of the machine, from any source, each with its start time. */
    Map<Faults.Fault, Instant> faultsOf(Fleet.Machine machine, Instant now) {
        Map<Faults.Fault, Instant> all = new EnumMap<>(Faults.Fault.class);
        all.putAll(faults.of(machine.machineId()));
        chaos.ifPresent(c -> c.of(machine.machineId(), now).forEach((f, since) -> all.merge(f, since, Chaos::earlier)));
        if (nights) {
            Night.offSince(machine.cinema().timeZone(), now)
                    .ifPresent(since -> all.merge(Faults.Fault.OFFLINE, since, Chaos::earlier));
        }
        return all;
    }

    /** Restores the state of the first day. */
    void reset() {
        fleet.reset();
        faults.clear();
        trouble.clear();
        chaos = Optional.empty();
        nights = false;
    }

    /** @throws UncheckedIOException if it cannot be written */
    synchronized void save() {
        if (file.isEmpty()) {
            return;
        }
        List<String> lines = new ArrayList<>(fleet.changes());
        lines.addAll(faults.lines());
        lines.addAll(trouble.lines());
        chaos.ifPresent(c -> lines.add(c.line()));
        if (nights) {
            lines.add("nights on");
        }
        try {
            // Writes a file beside it, then moves it over: a kill in between leaves the old file intact.
            Path target = file.get().toAbsolutePath();
            Path draft = target.resolveSibling(target.getFileName() + ".new");
            Files.write(draft, lines);
            Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void load(Path path) {
        try {
            for (String line : Files.readAllLines(path)) {
                if (!line.isBlank()) {
                    restore(line.strip());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void restore(String line) throws IOException {
        String[] words = line.split("\\s+");
        try {
            switch (words[0]) {
                case "fault" -> faults.breakAll(List.of(words[1]), fault(words[2]), Instant.parse(words[3]));
                case "back" -> faults.restoreBack(words[1], Instant.parse(words[2]));
                case "trouble" ->
                    trouble.set(Trouble.Kind.of(words[1]).orElseThrow(), Integer.parseInt(words[2]), words[3]);
                case "seed" ->
                    chaos = Optional.of(new Chaos(
                            Long.parseLong(words[1]), Integer.parseInt(words[2]), Instant.parse(words[3])));
                case "nights" -> nights = true;
                case "swap", "rename", "add", "retire" -> fleet.change(line);
                // Files of earlier versions: machine, fault, time.
                default -> faults.breakAll(List.of(words[0]), fault(words[1]), Instant.parse(words[2]));
            }
        } catch (RuntimeException e) {
            if (e instanceof DateTimeException
                    || e instanceof IllegalArgumentException
                    || e instanceof IndexOutOfBoundsException
                    || e instanceof java.util.NoSuchElementException
                    || e instanceof ErrorResponse) {
                throw new IOException("cannot read the state: " + line, e);
            }
            throw e;
        }
    }

    private static Faults.Fault fault(String word) {
        return Faults.Fault.of(word).orElseThrow(() -> new IllegalArgumentException("unknown fault"));
    }
}
