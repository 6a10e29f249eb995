package com.cinemataztic.embeddedmongo;

import com.cinemataztic.embeddedmongo.file.Compaction;
import com.cinemataztic.embeddedmongo.file.Disk;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.bson.Document;
import org.h2.mvstore.MVStore;

/** A server with a real driver connected to it; both are closed together. */
record Opened(EmbeddedServer server, MongoClient client, List<Throwable> failures) implements AutoCloseable {

    static Opened in(Path folder) {
        return in(folder, Disk::of);
    }

    static Opened in(Path folder, Function<MVStore, Disk> disk) {
        return in(folder, disk, Compaction.SMALL_BYTES);
    }

    static Opened in(Path folder, Function<MVStore, Disk> disk, long smallBytes) {
        List<Throwable> failures = new CopyOnWriteArrayList<>();
        EmbeddedServer server = EmbeddedServer.open(folder, Endpoint.any(), failures::add, disk, smallBytes);
        return new Opened(server, MongoClients.create(server.connectionString()), failures);
    }

    MongoDatabase database() {
        return client.getDatabase("test");
    }

    MongoCollection<Document> things() {
        return database().getCollection("things");
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
