package com.cinemataztic.incidents.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cinemataztic.embeddedmongo.EmbeddedServer;
import com.cinemataztic.incidents.PortalApplication;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as a process of its own: its exit status, what it prints, and what it leaves in the store. */
@SuppressWarnings("NullAway.Init") // JUnit sets the fields before anything else.
class SeedCommandMongoTests {

    private static final Path EXAMPLE = Path.of("ops", "mongo-seed");
    private static final int MANY = 1_000;

    @TempDir
    Path folder;

    private EmbeddedServer server;
    private MongoClient client;

    @BeforeEach
    void startAServer() throws IOException {
        server = EmbeddedServer.open(Files.createDirectory(folder.resolve("store")), failure -> {
            throw new IllegalStateException(failure);
        });
        client = MongoClients.create(server.connectionString());
    }

    @AfterEach
    void stopTheServer() {
        client.close();
        server.close();
    }

    private MongoDatabase database() {
        return client.getDatabase("incidents");
    }

    /** What a run ended with. */
    private record Ended(int status, List<String> output) {}

    private Process start(boolean onServer, Path seeds) throws IOException {
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        PortalApplication.class.getName(),
                        SeedCommand.NAME,
                        seeds.toAbsolutePath().toString())
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("PORTAL_") || name.startsWith("MONGODB_URI"));
        builder.environment().put("PORTAL_SEED_SECRETS", folder.toString());
        if (onServer) {
            builder.environment().put("MONGODB_URI", server.connectionString());
        }
        return builder.start();
    }

    private Ended run(boolean onServer, Path seeds) throws IOException, InterruptedException {
        var process = start(onServer, seeds);
        try {
            var output = process.inputReader().lines().toList();
            assertThat(process.waitFor(4, TimeUnit.MINUTES)).isTrue();
            return new Ended(process.exitValue(), output);
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void theExampleOfTheRepositoryIsSeeded() throws IOException, InterruptedException {
        assertThat(run(true, EXAMPLE))
                .isEqualTo(new Ended(
                        1,
                        List.of(
                                "accounts.csv line 2: password_file admin-password: it cannot be read.",
                                "Nothing was seeded.")));
        assertThat(filled()).isEmpty();
        Files.writeString(folder.resolve("admin-password"), "a-first-password\n");
        assertThat(run(true, EXAMPLE))
                .isEqualTo(new Ended(
                        0,
                        List.of(
                                "regions.csv: 11 added, 0 unchanged",
                                "contacts.csv: 7 added, 0 unchanged",
                                "rotas.csv: 4 added, 0 unchanged",
                                "accounts.csv: 1 added, 0 unchanged")));
        // No lease, no ticket, no mail: only what the files are about.
        assertThat(filled())
                .containsExactlyInAnyOrder("regions", "contacts", "rotas", "accounts", "seeds", "auditEntries");
    }

    /** An empty collection may be there: an index makes one. */
    private List<String> filled() {
        return database().listCollectionNames().into(new ArrayList<>()).stream()
                .filter(name -> database().getCollection(name).countDocuments() > 0)
                .toList();
    }

    @Test
    void theEmbeddedStoreIsNotSeeded() throws IOException, InterruptedException {
        assertThat(run(false, EXAMPLE))
                .isEqualTo(new Ended(
                        1,
                        List.of("Set MONGODB_URI: only a MongoDB server can be seeded, because the embedded store has"
                                + " room for one process.")));
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("store"));
        }
    }

    @Test
    void aRunThatIsKilledIsCompletedByTheNext() throws IOException, InterruptedException {
        var seeds = Files.createDirectory(folder.resolve("seeds"));
        Files.writeString(
                seeds.resolve("contacts.csv"),
                Stream.concat(
                                Stream.of("name,email"),
                                IntStream.range(0, MANY).mapToObj(i -> "p" + i + ",p" + i + "@example.com"))
                        .collect(Collectors.joining("\n")));
        var process = start(true, seeds);
        try {
            await("some are stored")
                    .atMost(4, TimeUnit.MINUTES)
                    .pollInterval(20, TimeUnit.MILLISECONDS)
                    .failFast("ended", () -> !process.isAlive())
                    .until(() -> database().getCollection("contacts").countDocuments() > 10);
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertThat(database().getCollection("contacts").countDocuments()).isLessThan(MANY);
        assertThat(run(true, seeds).status()).isZero();
        assertThat(database().getCollection("contacts").countDocuments()).isEqualTo(MANY);
        assertThat(database().getCollection("seeds").countDocuments()).isEqualTo(MANY);
    }
}
