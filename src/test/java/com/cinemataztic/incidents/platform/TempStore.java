package com.cinemataztic.incidents.platform;

import com.cinemataztic.incidents.store.embedded.EmbeddedServer;
import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.util.FileSystemUtils;

/** The embedded server over a folder of each test's own, with a driver connected to it, and no Spring. */
@SuppressWarnings("NullAway.Init") // JUnit calls beforeEach before anything else.
public final class TempStore implements BeforeEachCallback, AfterEachCallback {

    private Path folder;
    private EmbeddedServer server;
    private MongoClient client;

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        folder = Files.createTempDirectory("store-test");
        open();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        close();
        FileSystemUtils.deleteRecursively(folder.toFile());
    }

    /** @return the database, good until the next restart */
    public MongoDatabase database() {
        return client.getDatabase("incidents");
    }

    /** Stops the server and opens its file again, as a restart of the portal does. */
    public void restart() {
        close();
        open();
    }

    /** Stops the server under a client that stays. */
    public void stopServer() {
        server.close();
    }

    private void open() {
        server = EmbeddedServer.open(folder, failure -> {
            throw new IllegalStateException(failure);
        });
        client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(server.connectionString()))
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(300, TimeUnit.MILLISECONDS))
                .build());
    }

    private void close() {
        client.close();
        server.close();
    }
}
