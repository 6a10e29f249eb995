package com.cinemataztic.embeddedmongo.program;

import com.cinemataztic.embeddedmongo.EmbeddedServer;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The program over a store that has some tickets. */
abstract class ProgramTest {
    static final int TICKETS = 2_500;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    Path data;

    @BeforeEach
    void fill() throws IOException {
        data = Files.createDirectory(folder.resolve("data"));
        with(data, database -> {
            database.getCollection("tickets")
                    .createIndex(
                            Indexes.ascending("liveKey"),
                            new IndexOptions().unique(true).sparse(true));
            database.getCollection("tickets").createIndex(Indexes.descending("createdAt", "_id"));
            database.getCollection("tickets")
                    .insertMany(IntStream.range(0, TICKETS)
                            .mapToObj(i -> new Document("_id", "DK-" + i)
                                    .append("liveKey", "key-" + i)
                                    .append("createdAt", new Date(i))
                                    .append("revision", (long) i)
                                    .append("title", "Grüße \u0000 \u2028 \"quoted\" 🎬"))
                            .toList());
            database.getCollection("counters").insertOne(new Document("_id", "tickets").append("DK", 2_500L));
        });
    }

    static void with(Path folder, Consumer<MongoDatabase> what) {
        try (EmbeddedServer server = EmbeddedServer.open(folder, failure -> {});
                MongoClient client = MongoClients.create(server.connectionString())) {
            what.accept(client.getDatabase("incidents"));
        }
    }

    int run(String... arguments) {
        return run(Map.of("PORTAL_DATA", data.toString()), arguments);
    }

    int run(Map<String, String> environment, String... arguments) {
        out.reset();
        err.reset();
        return new StoreProgram(
                        environment,
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .run(List.of(arguments));
    }

    String said() {
        return out.toString(StandardCharsets.UTF_8) + err.toString(StandardCharsets.UTF_8);
    }

    static List<Document> tickets(MongoDatabase database) {
        return database.getCollection("tickets")
                .find()
                .sort(new Document("_id", 1))
                .into(new ArrayList<>());
    }
}
