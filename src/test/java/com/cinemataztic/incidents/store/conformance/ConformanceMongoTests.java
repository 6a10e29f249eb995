package com.cinemataztic.incidents.store.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.embeddedmongo.EmbeddedServer;
import com.cinemataztic.incidents.platform.TempStore;
import com.cinemataztic.incidents.store.ProductClient;
import com.cinemataztic.incidents.store.conformance.Subset.Case;
import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whether a server answers what the product rests on: the embedded one, and the one that {@code MONGODB_URI} names, if
 * it is set. What is expected is what MongoDB's documentation says.
 */
@SuppressWarnings("NullAway.Init") // JUnit calls open before anything else.
class ConformanceMongoTests {

    private static EmbeddedServer embedded;
    private static final Map<String, MongoClient> SERVERS = new LinkedHashMap<>();

    @BeforeAll
    static void open(@TempDir Path folder) {
        embedded = EmbeddedServer.open(folder, failure -> {
            throw new IllegalStateException(failure);
        });
        SERVERS.put("embedded", connect(embedded.connectionString()));
        TempStore.namedServer().ifPresent(uri -> SERVERS.put("MONGODB_URI", connect(uri)));
    }

    /** Commands of the suite carry the product's write concern themselves: the driver gives none to a command run so. */
    private static MongoClient connect(String uri) {
        return MongoClients.create(ProductClient.settings(uri).build());
    }

    @AfterAll
    static void close() {
        SERVERS.values().forEach(MongoClient::close);
        embedded.close();
    }

    static Stream<Arguments> everyCaseOnEveryServer() {
        return SERVERS.keySet().stream()
                .flatMap(server -> Subset.cases().stream().map(it -> Arguments.of(server, it)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("everyCaseOnEveryServer")
    void aServerAnswersAsMongoDbDoes(String server, Case it) {
        var database = Objects.requireNonNull(SERVERS.get(server)).getDatabase(TempStore.freshName());
        try {
            prepare(database, it);
            var run = it.run();
            if (it.first() != null) {
                var before = answer(database, it.first());
                assertThat(before.getNumber("ok").intValue()).isEqualTo(1);
                run = run.containsKey("getMore") ? readingOn(run, before) : run;
            }

            var reply = answer(database, run);

            var question = server + ", " + it + ": " + run.toJson();
            Reply.mustHold(question, it.reply(), reply, it.sorted());
            var documents = database.getCollection(it.collection(), BsonDocument.class);
            assertThat(documents.find().into(new ArrayList<>()))
                    .describedAs("%s", question + "\nwas answered " + reply.toJson() + "\nand left ")
                    .containsExactlyInAnyOrderElementsOf(it.then());
        } finally {
            database.drop();
        }
    }

    /** As the product's adapters leave it: with their indexes, unless those are what is asked about. */
    private static void prepare(MongoDatabase database, Case it) {
        var indexes = Subset.indexes(it.collection());
        if (!indexes.isEmpty() && !it.run().containsKey("createIndexes")) {
            database.runCommand(
                    new BsonDocument("createIndexes", new BsonString(it.collection())).append("indexes", indexes));
        }
        if (!it.given().isEmpty()) {
            database.getCollection(it.collection(), BsonDocument.class).insertMany(it.given());
        }
    }

    /** A cursor is read in the session that opened it; asked by one thread, the driver takes the same from its pool. */
    private static BsonDocument readingOn(BsonDocument getMore, BsonDocument opened) {
        return getMore.clone().append("getMore", opened.getDocument("cursor").getInt64("id"));
    }

    private static BsonDocument answer(MongoDatabase database, BsonDocument command) {
        try {
            return database.runCommand(command, BsonDocument.class);
        } catch (MongoCommandException failed) {
            return failed.getResponse();
        }
    }
}
