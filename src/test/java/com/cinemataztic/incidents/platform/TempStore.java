package com.cinemataztic.incidents.platform;

import static org.awaitility.Awaitility.await;

import com.cinemataztic.embeddedmongo.EmbeddedServer;
import com.cinemataztic.incidents.store.ProductClient;
import com.cinemataztic.incidents.store.conformance.ShapeRecorder;
import com.cinemataztic.incidents.store.documents.Quarantine;
import com.cinemataztic.incidents.store.documents.StoreConverters;
import com.cinemataztic.incidents.store.documents.StoredDocuments;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.connection.ServerConnectionState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.beans.BeanUtils;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.util.ClassUtils;
import org.springframework.util.FileSystemUtils;

/**
 * A database of each test's own, with a driver connected to it, and no Spring: on the server that {@code MONGODB_URI}
 * names, else on the embedded one over a folder of its own. What is asked of it must have a case in the conformance
 * suite.
 */
@SuppressWarnings("NullAway.Init") // JUnit calls beforeEach before anything else.
public final class TempStore implements BeforeEachCallback, AfterEachCallback {

    private static final Duration CONNECT = Duration.ofSeconds(30);

    /** A stopped server is to be missed soon; one that runs is connected before the test begins. */
    private static final Duration MISSED = Duration.ofMillis(300);

    private final @Nullable String uri;
    private final Duration timeout;
    private final String name = freshName();
    private final ShapeRecorder asked = new ShapeRecorder();
    private final Quarantine quarantine = new Quarantine(Clock.systemUTC());
    private Path folder;
    private @Nullable EmbeddedServer server;
    private MongoClient client;

    /** Those of all modules, found as Spring finds them. */
    private static final class Converters {

        static final List<StoreConverters> ALL = find();

        private static List<StoreConverters> find() {
            var scanner = new ClassPathScanningCandidateComponentProvider(false);
            scanner.addIncludeFilter(new AssignableTypeFilter(StoreConverters.class));
            return scanner.findCandidateComponents("com.cinemataztic.incidents").stream()
                    .map(found -> made(String.valueOf(found.getBeanClassName())))
                    .toList();
        }

        private static StoreConverters made(String type) {
            return (StoreConverters) BeanUtils.instantiateClass(ClassUtils.resolveClassName(type, null));
        }
    }

    /** On the server that {@code MONGODB_URI} names, else on the embedded one. */
    public TempStore() {
        this(namedServer().orElse(null), CONNECT);
    }

    private TempStore(@Nullable String uri, Duration timeout) {
        this.uri = uri;
        this.timeout = timeout;
    }

    /** @return one that is on the embedded server always, so that it can be stopped */
    public static TempStore embedded() {
        return new TempStore(null, MISSED);
    }

    /** @return the connection string of the MongoDB server to test on, if one is named */
    public static Optional<String> namedServer() {
        return Optional.ofNullable(System.getenv("MONGODB_URI")).filter(uri -> !uri.isBlank());
    }

    /** @return a name for a database that no other test has */
    public static String freshName() {
        return "test-" + UUID.randomUUID();
    }

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        folder = Files.createTempDirectory("store-test");
        open();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        try {
            asked.requireCases();
        } finally {
            if (server == null) {
                database().drop();
            }
            close();
            FileSystemUtils.deleteRecursively(folder.toFile());
        }
    }

    /** @return the database, good until the next restart */
    public MongoDatabase database() {
        return client.getDatabase(name);
    }

    /** @return the same database through the product's template, good until the next restart */
    public StoredDocuments documents() {
        return StoredDocuments.of(client, name, Converters.ALL, quarantine);
    }

    /** @return what could not be read of it */
    public Quarantine quarantine() {
        return quarantine;
    }

    /** @return what was asked of it */
    public ShapeRecorder asked() {
        return asked;
    }

    /** Connects again; the embedded server is closed and its file opened again, as a restart of the portal does. */
    public void restart() {
        close();
        open();
    }

    /** Waits until the server answers, so that a short time-out does not end the first call. */
    public void awaitServer() {
        await().ignoreExceptions()
                .until(() -> database().runCommand(new Document("ping", 1)).containsKey("ok"));
    }

    /** Stops the server under a client that stays; for an {@link #embedded()} one only. */
    public void stopServer() {
        Optional.ofNullable(server).orElseThrow().close();
    }

    private void open() {
        if (uri == null) {
            server = EmbeddedServer.open(folder, failure -> {
                throw new IllegalStateException(failure);
            });
        }
        var address = server == null ? Objects.requireNonNull(uri) : server.connectionString();
        client = MongoClients.create(ProductClient.settings(address)
                .applyToClusterSettings(
                        cluster -> cluster.serverSelectionTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS))
                .addCommandListener(asked)
                .build());
        await("connected").until(this::isConnected);
    }

    private boolean isConnected() {
        return client.getClusterDescription().getServerDescriptions().stream()
                .anyMatch(server -> server.getState() == ServerConnectionState.CONNECTED);
    }

    private void close() {
        client.close();
        if (server != null) {
            server.close();
        }
    }
}
