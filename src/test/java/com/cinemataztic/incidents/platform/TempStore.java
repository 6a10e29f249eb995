package com.cinemataztic.incidents.platform;

import com.cinemataztic.incidents.store.embedded.EmbeddedServer;
import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The embedded server over a test's own folder, with a driver connected to it, and no Spring. */
public final class TempStore implements AutoCloseable {

    private final Path folder;
    private EmbeddedServer server;
    private MongoClient client;

    /** @param folder where its file is */
    public TempStore(Path folder) {
        this.folder = folder;
        this.server = open();
        this.client = connect();
    }

    /** @return the database, good until the next restart */
    public MongoDatabase database() {
        return client.getDatabase("incidents");
    }

    /** Stops the server and opens its file again, as a restart of the portal does. */
    public void restart() {
        close();
        server = open();
        client = connect();
    }

    /** Stops the server under a client that stays. */
    public void stopServer() {
        server.close();
    }

    private EmbeddedServer open() {
        return EmbeddedServer.open(folder, failure -> {
            throw new IllegalStateException(failure);
        });
    }

    private MongoClient connect() {
        return MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(server.connectionString()))
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(300, TimeUnit.MILLISECONDS))
                .build());
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
