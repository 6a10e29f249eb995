package com.cinemataztic.incidents.store.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.embeddedmongo.EmbeddedServer;
import com.cinemataztic.incidents.platform.TempStore;
import com.cinemataztic.incidents.store.ProductClient;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOneModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the product rests on beyond the shape of one command: large commands, races, and what is asked of the server as
 * such. On the embedded server, and on the one that {@code MONGODB_URI} names, if it is set.
 */
@SuppressWarnings("NullAway.Init") // JUnit calls open before anything else.
class ServerMongoTests {

    private static final int THREADS = 8;
    private static final int ROUNDS = 50;
    private static final int BATCH = 600;

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

    private static MongoClient connect(String uri) {
        return MongoClients.create(ProductClient.settings(uri).build());
    }

    @AfterAll
    static void close() {
        SERVERS.values().forEach(MongoClient::close);
        embedded.close();
    }

    static Set<String> servers() {
        return SERVERS.keySet();
    }

    @ParameterizedTest
    @MethodSource("servers")
    void oneCommandOfSixHundredGuardedReplacementsMakesThemAll(String server) {
        in(server, database -> {
            var tickets = database.getCollection("tickets");
            tickets.insertMany(
                    IntStream.range(0, BATCH).mapToObj(i -> ticket(i, 1)).toList());

            var result = tickets.bulkWrite(
                    IntStream.range(0, BATCH)
                            .mapToObj(i -> new ReplaceOneModel<>(guard("DK-" + i, 1), ticket(i, 2)))
                            .toList(),
                    new BulkWriteOptions().ordered(false));

            assertThat(result.getMatchedCount()).isEqualTo(BATCH);
            assertThat(result.getModifiedCount()).isEqualTo(BATCH);
            assertThat(tickets.countDocuments(Filters.eq("revision", 2L))).isEqualTo(BATCH);
        });
    }

    @ParameterizedTest
    @MethodSource("servers")
    void ofEightWhoReplaceOnOneGuardExactlyOneWins(String server) {
        in(server, database -> {
            var tickets = database.getCollection("tickets");
            tickets.insertOne(ticket(0, 0));
            for (long round = 0; round < ROUNDS; round++) {
                var seen = round;
                var winners = atOnce(() -> tickets.replaceOne(guard("DK-0", seen), ticket(0, seen + 1))
                        .getMatchedCount());
                assertThat(winners.stream().mapToLong(Long::longValue).sum())
                        .describedAs("winners of round %d", round)
                        .isOne();
            }
        });
    }

    @ParameterizedTest
    @MethodSource("servers")
    void theListOfIndexesShowsWhatIsUniqueAndWhatIsSparse(String server) {
        in(server, database -> {
            var tickets = database.getCollection("tickets");
            tickets.createIndex(
                    Indexes.ascending("liveKey"),
                    new IndexOptions().unique(true).sparse(true));
            tickets.createIndex(Indexes.ascending("owedSince"), new IndexOptions().sparse(true));

            var listed = tickets.listIndexes().into(new ArrayList<>());

            assertThat(listed).hasSize(3);
            assertThat(listed).anySatisfy(index -> {
                assertThat(index.get("key", Document.class)).isEqualTo(new Document("liveKey", 1));
                assertThat(index.getBoolean("unique")).isTrue();
                assertThat(index.getBoolean("sparse")).isTrue();
            });
            assertThat(listed).anySatisfy(index -> {
                assertThat(index.get("key", Document.class)).isEqualTo(new Document("owedSince", 1));
                assertThat(index.getBoolean("unique", false)).isFalse();
                assertThat(index.getBoolean("sparse")).isTrue();
            });
        });
    }

    @ParameterizedTest
    @MethodSource("servers")
    void theListOfDatabasesNamesTheOneThatWasWrittenTo(String server) {
        in(server, database -> {
            database.getCollection("tickets").insertOne(ticket(0, 1));

            assertThat(Objects.requireNonNull(SERVERS.get(server)).listDatabaseNames())
                    .contains(database.getName());
        });
    }

    @ParameterizedTest
    @MethodSource("servers")
    void helloShowsThatWritesAreAccepted(String server) {
        in(server, database -> {
            var hello = database.runCommand(new Document("hello", 1));

            assertThat(hello.getBoolean("isWritablePrimary")).isTrue();
            assertThat(hello.get("ok", Number.class).intValue()).isOne();
        });
    }

    private interface Asking {
        void ask(MongoDatabase database);
    }

    private static void in(String server, Asking asking) {
        var database = Objects.requireNonNull(SERVERS.get(server)).getDatabase(TempStore.freshName());
        try {
            asking.ask(database);
        } finally {
            database.drop();
        }
    }

    private static <T> List<T> atOnce(Callable<T> call) {
        var together = new CyclicBarrier(THREADS);
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            var calls = IntStream.range(0, THREADS)
                    .mapToObj(_ -> threads.submit(() -> {
                        together.await();
                        return call.call();
                    }))
                    .toList();
            var answers = new ArrayList<T>();
            for (var each : calls) {
                answers.add(each.get());
            }
            return answers;
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static Document ticket(int number, long revision) {
        return new Document("_id", "DK-" + number).append("revision", revision).append("note", "n" + number);
    }

    private static Bson guard(String id, long revision) {
        return Filters.and(Filters.eq("_id", id), Filters.eq("revision", revision));
    }
}
