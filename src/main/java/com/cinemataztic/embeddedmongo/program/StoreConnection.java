package com.cinemataztic.embeddedmongo.program;

import com.cinemataztic.embeddedmongo.EmbeddedServer;
import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** A store to work on: a MongoDB server, or an embedded store that another program has open or that is opened here. */
final class StoreConnection implements AutoCloseable {

    /** The database of an address that names none. */
    private static final String DATABASE = "incidents";

    private static final int TIMEOUT_SECONDS = 5;
    private static final long POLL_MILLIS = 200;

    private final MongoClient client;
    private final MongoDatabase database;
    private final @Nullable EmbeddedServer opened;
    private final boolean embedded;

    private StoreConnection(String uri, @Nullable EmbeddedServer opened, boolean embedded) {
        var connection = new ConnectionString(uri);
        this.client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(connection)
                .writeConcern(WriteConcern.MAJORITY.withJournal(true))
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS))
                .build());
        var named = connection.getDatabase();
        this.database = client.getDatabase(named == null ? DATABASE : named);
        this.opened = opened;
        this.embedded = embedded;
    }

    /** @throws CommandFailure if no server answers at this address. */
    static StoreConnection server(String uri) {
        var reached = new StoreConnection(uri, null, false);
        if (!reached.answers()) {
            reached.close();
            throw new CommandFailure("The MongoDB server of MONGODB_URI does not answer.");
        }
        return reached;
    }

    /**
     * @param fresh whether to create a store if there is none
     * @throws CommandFailure if there is none
     * @throws com.cinemataztic.embeddedmongo.file.StoreUnusable if it can't be opened
     */
    static StoreConnection embedded(Path folder, boolean fresh) throws IOException {
        var running = running(folder);
        if (running.isPresent()) {
            return running.get();
        }
        if (!fresh) {
            storeIn(folder);
        }
        var server = EmbeddedServer.open(folder, failure -> System.err.println("The store failed: " + failure));
        return new StoreConnection(server.connectionString(), server, true);
    }

    /** The embedded store that another program has open; empty if none has. */
    static Optional<StoreConnection> running(Path folder) throws IOException {
        var address = folder.resolve(EmbeddedServer.ADDRESS);
        if (!Files.exists(address)) {
            return Optional.empty();
        }
        var reached = new StoreConnection(Files.readString(address).strip(), null, true);
        if (reached.answers()) {
            return Optional.of(reached);
        }
        reached.close(); // left by a process that was killed
        return Optional.empty();
    }

    /** @throws CommandFailure if there is no store. */
    static Path storeIn(Path folder) {
        var file = folder.resolve(EmbeddedServer.FILE);
        if (!Files.exists(file)) {
            throw new CommandFailure("There is no store in " + folder + ". Name its folder with PORTAL_DATA.");
        }
        return file;
    }

    private boolean answers() {
        try {
            database.runCommand(new Document("ping", 1));
            return true;
        } catch (MongoException noAnswer) {
            return false;
        }
    }

    MongoDatabase database() {
        return database;
    }

    /** Runs a command that only the embedded server has. */
    Document command(Document command) {
        if (!embedded) {
            throw new CommandFailure("A MongoDB server has programs of its own for that: mongodump and mongorestore.");
        }
        return client.getDatabase("admin").runCommand(command);
    }

    /**
     * Copies an embedded store out or in, and waits for the end.
     *
     * @param command {@code copyOut} or {@code copyIn}
     * @return the store's report at the end
     * @throws CommandFailure if it could not copy, or if the copy is faulty
     */
    Document copy(String command, Path file, Progress progress) throws InterruptedException {
        var status = command(new Document(command, 1).append("file", file.toString()));
        while (status.getBoolean("running", false)) {
            Thread.sleep(POLL_MILLIS);
            status = command(new Document("storeStatus", 1));
            progress.at(status.getLong("entries"));
        }
        var failure = status.getString("failure");
        if (failure != null) {
            throw new CommandFailure(failure);
        }
        var faults = status.getList("faults", String.class);
        if (!faults.isEmpty()) {
            throw new CommandFailure(file + " has faults: " + String.join("; ", faults));
        }
        return status;
    }

    /** @throws CommandFailure if a collection has documents; the message ends with the advice. */
    void requireEmpty(String advice) {
        for (var name : database.listCollectionNames()) {
            if (!name.startsWith("system.")
                    && database.getCollection(name).find().limit(1).first() != null) {
                throw new CommandFailure(
                        "The store is not empty: " + name + " has documents. An import never mixes: " + advice + ".");
            }
        }
    }

    /** Whether another program has the embedded store open. */
    boolean isRunning() {
        return embedded && opened == null;
    }

    boolean isEmbedded() {
        return embedded;
    }

    @Override
    public void close() {
        client.close();
        if (opened != null) {
            opened.close();
        }
    }
}
