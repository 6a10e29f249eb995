package com.cinemataztic.incidents.bench;

import com.cinemataztic.embeddedmongo.EmbeddedServer;
import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.InsertOneModel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.bson.BsonDocument;
import org.bson.BsonDocumentWriter;
import org.bson.Document;
import org.bson.codecs.DocumentCodec;
import org.bson.codecs.EncoderContext;

/** The embedded server and MongoDB's driver in this process, and nothing else: what the store gives by itself. */
final class RawStore implements AutoCloseable {

    private static final int BULK = 1_000;
    private static final int FIRST_CLOSED = 1_000_000;

    private final EmbeddedServer server;
    private final MongoClient client;
    private int collections;

    /** Tickets as the portal wrote them, and the indexes that it has on them. */
    record Sample(List<Document> tickets, List<Document> indexes) {

        /** @return the mean size of a ticket in bytes, as BSON */
        double meanBytes() {
            return tickets.stream().mapToInt(RawStore::bytes).average().orElse(0);
        }
    }

    RawStore(Path folder) {
        this.server = EmbeddedServer.open(folder, failure -> System.err.println("the raw store failed: " + failure));
        this.client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(server.connectionString()))
                .writeConcern(WriteConcern.MAJORITY.withJournal(true))
                .build());
    }

    /** Reads from the store of a portal that has stopped. */
    Sample sample(int count) {
        var tickets = client.getDatabase("incidents").getCollection("tickets");
        return new Sample(
                tickets.find().limit(count).into(new ArrayList<>()),
                tickets.listIndexes().into(new ArrayList<>()));
    }

    /** Adds tickets that were closed in the last 400 days, but not in the last two, each like a live one that is there. */
    void addClosed(int count) {
        var tickets = client.getDatabase("incidents").getCollection("tickets");
        var live = tickets.find().limit(1_000).into(new ArrayList<>());
        var newest = System.currentTimeMillis() - Duration.ofDays(2).toMillis();
        var step = Duration.ofDays(398).toMillis() / count;
        for (int from = 0; from < count; from += BULK) {
            tickets.insertMany(
                    IntStream.range(from, Math.min(from + BULK, count))
                            .mapToObj(number ->
                                    closed(live.get(number % live.size()), number, new Date(newest - number * step)))
                            .toList(),
                    new InsertManyOptions().ordered(false));
        }
    }

    private static Document closed(Document live, int number, Date at) {
        var ticket = new Document(live)
                .append("_id", live.getString("_id").replaceFirst("-.*", "-") + (FIRST_CLOSED + number))
                .append("state", "closed")
                .append("closeReason", "fixed")
                .append("startedAt", at)
                .append("createdAt", at)
                .append("updatedAt", at)
                .append("closedAt", at);
        ticket.remove("liveKey");
        // Nobody is to be notified of it.
        ticket.remove("owedSince");
        return ticket;
    }

    /** @return documents a second, in unordered bulks of that size, each after the one before */
    double bulks(Sample sample, int size) {
        var collection = empty(sample);
        var bulks = new ArrayList<List<InsertOneModel<Document>>>();
        for (int from = 0; from < sample.tickets().size(); from += size) {
            var until = Math.min(from + size, sample.tickets().size());
            bulks.add(fresh(sample).subList(from, until).stream()
                    .map(InsertOneModel::new)
                    .toList());
        }
        var unordered = new BulkWriteOptions().ordered(false);
        var began = System.nanoTime();
        bulks.forEach(bulk -> collection.bulkWrite(bulk, unordered));
        return rate(sample, began);
    }

    /** @return documents a second, one by one, by that many threads */
    double singles(Sample sample, int threads) throws Exception {
        var collection = empty(sample);
        var documents = fresh(sample);
        var go = new CountDownLatch(1);
        try (var pool = Executors.newFixedThreadPool(threads)) {
            var running = new ArrayList<Future<?>>();
            for (int i = 0; i < threads; i++) {
                var first = i;
                running.add(pool.submit(() -> {
                    go.await();
                    for (int n = first; n < documents.size(); n += threads) {
                        collection.insertOne(documents.get(n));
                    }
                    return first;
                }));
            }
            var began = System.nanoTime();
            go.countDown();
            for (var one : running) {
                one.get();
            }
            return rate(sample, began);
        }
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }

    private static double rate(Sample sample, long began) {
        return sample.tickets().size() / ((System.nanoTime() - began) / 1e9);
    }

    /** The driver marks what it has sent, so each time others. */
    private static List<Document> fresh(Sample sample) {
        return sample.tickets().stream().map(Document::new).toList();
    }

    private MongoCollection<Document> empty(Sample sample) {
        var collection = client.getDatabase("bench").getCollection("tickets" + collections++);
        for (var index : sample.indexes()) {
            if (!index.getString("name").equals("_id_")) {
                collection.createIndex(
                        index.get("key", Document.class),
                        new IndexOptions()
                                .unique(index.getBoolean("unique", false))
                                .sparse(index.getBoolean("sparse", false)));
            }
        }
        return collection;
    }

    private static int bytes(Document document) {
        var copy = new BsonDocument();
        new DocumentCodec()
                .encode(
                        new BsonDocumentWriter(copy),
                        document,
                        EncoderContext.builder().build());
        return new org.bson.RawBsonDocument(copy, new org.bson.codecs.BsonDocumentCodec())
                .getByteBuffer()
                .remaining();
    }
}
