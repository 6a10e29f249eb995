package com.cinemataztic.embeddedmongo.program;

import ch.qos.logback.classic.Level;
import com.cinemataztic.embeddedmongo.Check;
import com.cinemataztic.embeddedmongo.EmbeddedServer;
import com.cinemataztic.embeddedmongo.Endpoint;
import com.cinemataztic.embeddedmongo.Salvage;
import com.cinemataztic.embeddedmongo.file.StoreUnusable;
import com.mongodb.MongoException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.CountDownLatch;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The program behind {@code ops/store} and {@code ops/run store}; {@code ops/store --help} lists its commands. */
public final class StoreProgram {
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("'store-'yyyyMMdd-HHmmss'.mv'");

    private final Map<String, String> environment;
    private final PrintStream out;
    private final PrintStream err;
    private final Path data;

    StoreProgram(Map<String, String> environment, PrintStream out, PrintStream err) {
        this.environment = environment;
        this.out = out;
        this.err = err;
        this.data = Path.of(environment.getOrDefault("PORTAL_DATA", "./data"))
                .toAbsolutePath()
                .normalize();
    }

    /**
     * Exit status 1: failed; 2: wrong usage.
     *
     * @param arguments a command and its arguments
     */
    public static void main(String[] arguments) {
        // A command prints its own line; a server that runs for months logs, too.
        ((ch.qos.logback.classic.Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME))
                .setLevel(List.of(arguments).contains("serve") ? Level.WARN : Level.OFF);
        System.exit(new StoreProgram(System.getenv(), System.out, System.err).run(List.of(arguments)));
    }

    /** @return the exit status */
    int run(List<String> arguments) {
        try {
            return perform(arguments);
        } catch (CommandFailure | StoreUnusable failed) {
            err.println(failed.getMessage());
        } catch (MongoException failed) {
            err.println("The store failed: " + failed.getMessage());
        } catch (IOException failed) {
            err.println("A file could not be read or written: " + failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return 1;
    }

    private int perform(List<String> arguments) throws IOException, InterruptedException {
        var remaining = new ArrayList<>(arguments);
        var command = remaining.isEmpty() ? "" : remaining.removeFirst();
        var replace = remaining.remove("--replace");
        if (replace && !command.equals("import")) {
            return usageError();
        }
        return switch (command + " " + remaining.size()) {
            case "serve 0" -> serve();
            case "status 0" -> status();
            case "check 0" -> checkOwn();
            case "check 1" -> report(Check.of(path(remaining.getFirst())), path(remaining.getFirst()));
            case "backup 0" ->
                backup(data.resolve("backups")
                        .resolve(ZonedDateTime.now(ZoneOffset.UTC).format(NAME)));
            case "backup 1" -> backup(path(remaining.getFirst()));
            case "restore 1" -> restore(path(remaining.getFirst()));
            case "salvage 2" -> salvage(path(remaining.getFirst()), path(remaining.getLast()));
            case "export 1" -> export(path(remaining.getFirst()));
            case "import 1" -> fill(path(remaining.getFirst()), replace);
            default -> usageError();
        };
    }

    private int usageError() {
        err.println("Unknown command; see ops/store --help");
        return 2;
    }

    private static Path path(String given) {
        return Path.of(given).toAbsolutePath().normalize();
    }

    /**
     * The address of the server that the portal would use; otherwise another store would be replaced. Blank: the
     * embedded one.
     */
    private String uri() throws IOException {
        var uri = environment.getOrDefault("MONGODB_URI", "");
        var file = environment.getOrDefault("MONGODB_URI_FILE", "");
        if (!uri.isBlank() || file.isBlank()) {
            return uri.strip();
        }
        return Files.readString(Path.of(file))
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElseThrow(() -> new CommandFailure("MONGODB_URI_FILE names " + file + ", which is empty."));
    }

    private StoreConnection reach(boolean fresh) throws IOException {
        var uri = uri();
        return uri.isBlank() ? StoreConnection.embedded(data, fresh) : StoreConnection.server(uri);
    }

    private int serve() throws InterruptedException {
        var port = environment.getOrDefault("STORE_PORT", "27018");
        var key = environment.getOrDefault("STORE_KEY", "");
        var failed = new CountDownLatch(1);
        Endpoint endpoint;
        try {
            endpoint = new Endpoint(Integer.parseInt(port), key.isBlank() ? Endpoint.freshKey() : key);
        } catch (IllegalArgumentException wrong) {
            throw new CommandFailure("STORE_PORT or STORE_KEY: " + wrong.getMessage());
        }
        var server = EmbeddedServer.open(data, endpoint, failure -> {
            err.println("The store has failed and stops: " + failure);
            failed.countDown();
        });
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        out.printf(
                Locale.ROOT,
                "%s is open, %,d documents; its address is in %s%n",
                server.file(),
                server.documents(),
                data.resolve(EmbeddedServer.ADDRESS));
        failed.await();
        return 3;
    }

    private int status() throws IOException {
        var uri = uri();
        var running = uri.isBlank() ? StoreConnection.running(data) : Optional.of(StoreConnection.server(uri));
        if (running.isPresent()) {
            try (var store = running.get()) {
                var status = store.command(new Document("storeStatus", 1));
                return printStatus(
                        Path.of(status.getString("store")), status.getLong("held"), "open in another program");
            }
        }
        var file = StoreConnection.storeIn(data);
        return printStatus(file, EmbeddedServer.documentsIn(file), "not in use");
    }

    private int printStatus(Path file, long documents, String use) throws IOException {
        out.printf(Locale.ROOT, "%s: %,d documents, %,d KiB, %s%n", file, documents, Files.size(file) / 1024, use);
        return 0;
    }

    private int checkOwn() throws IOException, InterruptedException {
        var running = StoreConnection.running(data);
        if (running.isPresent()) {
            try (var store = running.get();
                    var scratch = Scratch.in(data)) {
                store.copy("copyOut", scratch.file(), new Progress(out, "entries"));
                return report(Check.of(scratch.file()), data.resolve(EmbeddedServer.FILE));
            }
        }
        var file = StoreConnection.storeIn(data);
        return report(Check.of(file), file);
    }

    private int report(Check check, Path file) {
        check.faults().forEach(fault -> out.println("  " + fault));
        out.printf(
                Locale.ROOT,
                "%s: %,d documents and %,d index entries read, %s%n",
                file,
                check.documents(),
                check.entries(),
                check.faults().isEmpty() ? "no faults" : "FAULTY");
        return check.faults().isEmpty() ? 0 : 1;
    }

    private int backup(Path file) throws IOException, InterruptedException {
        try (var store = reach(false)) {
            Files.createDirectories(file.getParent());
            var done = store.copy("copyOut", file, new Progress(out, "entries"));
            out.printf(
                    Locale.ROOT,
                    "%s: %,d documents, %,d KiB, verified%n",
                    file,
                    done.getLong("documents"),
                    Files.size(file) / 1024);
            return 0;
        }
    }

    private int restore(Path file) throws IOException, InterruptedException {
        try (var store = reach(true)) {
            var before = store.command(new Document("storeStatus", 1)).getLong("held");
            var done = store.copy("copyIn", file, new Progress(out, "entries"));
            out.printf(
                    Locale.ROOT,
                    "%,d documents of %s have replaced the %,d of the store%n",
                    done.getLong("documents"),
                    file,
                    before);
            if (store.isRunning()) {
                out.println("a portal that has this store open restarts within seconds");
            }
            return 0;
        }
    }

    private int salvage(Path damaged, Path target) {
        var salvage = Salvage.from(damaged, target);
        out.printf(
                Locale.ROOT,
                "%,d documents are in %s; %,d parts of %s could not be read%n",
                salvage.documents(),
                target,
                salvage.unreadable(),
                damaged);
        out.println("move the damaged file away and put this one in its place with: ops/store restore " + target);
        return 0;
    }

    private int export(Path file) throws IOException, InterruptedException {
        try (var store = reach(false)) {
            if (!store.isEmbedded()) {
                return exported(file, Export.write(store.database(), file, new Progress(out, "documents")));
            }
            // A snapshot of one moment, even though the store may be in use.
            try (var scratch = Scratch.in(data)) {
                store.copy("copyOut", scratch.file(), new Progress(out, "entries"));
                try (var copy = StoreConnection.embedded(scratch.folder(), false)) {
                    var database = copy.database();
                    return exported(file, Export.write(database, file, new Progress(out, "documents")));
                }
            }
        }
    }

    private int exported(Path file, SortedMap<String, Long> counts) throws IOException {
        out.printf(Locale.ROOT, "%s: %,d KiB%n", file, Files.size(file) / 1024);
        table(counts);
        return 0;
    }

    private void table(SortedMap<String, Long> counts) {
        counts.forEach((name, count) -> out.printf(Locale.ROOT, "  %-20s %,12d%n", name, count));
        out.printf(
                Locale.ROOT,
                "  %-20s %,12d documents%n",
                "in all",
                counts.values().stream().mapToLong(Long::longValue).sum());
    }

    private int fill(Path file, boolean replace) throws IOException, InterruptedException {
        Archive.verify(file);
        try (var store = reach(true)) {
            if (!store.isEmbedded()) {
                store.requireEmpty("to replace its content, drop its database first");
                table(Archive.read(file, store.database(), new Progress(out, "documents")));
                return 0;
            }
            if (!replace) {
                store.requireEmpty("to replace its content, use --replace");
            }
            try (var scratch = Scratch.in(data)) {
                SortedMap<String, Long> counts;
                try (var fresh = StoreConnection.embedded(scratch.folder(), true)) {
                    counts = Archive.read(file, fresh.database(), new Progress(out, "documents"));
                }
                store.copy("copyIn", scratch.file(), new Progress(out, "entries"));
                table(counts);
                return 0;
            }
        }
    }
}
