package com.cinemataztic.incidents.bench;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;

import com.cinemataztic.incidents.store.embedded.EmbeddedServer;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;

/**
 * What {@code ops/bench soak} runs: eight writers that never pause on documents whose number stays the same. What lives
 * stays as large as it is; how large does the file get?
 */
final class Soak {
    private static final int WRITERS = 8;
    private static final int LINES = 20;

    private final Report report;
    private final int documents;
    private final AtomicLong writes = new AtomicLong();
    private final ConcurrentLinkedQueue<Double> millis = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean done = new AtomicBoolean();

    private Soak(Report report, int documents) {
        this.report = report;
        this.documents = documents;
    }

    /** @param arguments an empty folder, which the caller deletes; for how many seconds; on how many documents */
    public static void main(String[] arguments) throws Exception {
        Quiet.please();
        var report = new Report();
        var soak = new Soak(report, Integer.parseInt(arguments[2]));
        soak.run(Path.of(arguments[0]), Duration.ofSeconds(Long.parseLong(arguments[1])));
        System.exit(0);
    }

    private void run(Path folder, Duration time) throws Exception {
        EmbeddedServer server = EmbeddedServer.open(folder, failure -> {
            failure.printStackTrace();
            System.exit(1);
        });
        long live;
        try (var client = MongoClients.create(server.connectionString())) {
            var things = client.getDatabase("bench").getCollection("tickets");
            Tickets.indexes(things);
            report.progress("writing " + documents + " documents");
            Tickets.insert(things, 0, documents);
            live = bytes(documents);
            report.heading(
                    "%d writers on %,d documents (%.0f MB), %d s"
                            .formatted(WRITERS, documents, live / 1e6, time.toSeconds()),
                    "two of three writes update a document, one of three replaces one by a new one",
                    "file MB",
                    "of live",
                    "writes/s",
                    "p50 ms",
                    "p99 ms",
                    "max ms",
                    "longest compaction ms");
            var writers = new ArrayList<Thread>();
            for (int i = 0; i < WRITERS; i++) {
                int writer = i;
                writers.add(Thread.ofPlatform().start(() -> write(things, writer)));
            }
            for (int line = 1; line <= LINES; line++) {
                Thread.sleep(time.dividedBy(LINES));
                line(time.toSeconds() * line / LINES + " s", server, live, time.toMillis() / 1e3 / LINES);
            }
            done.set(true);
            for (Thread writer : writers) {
                writer.join();
            }
        }
        server.close();
        long closed = server.file().toFile().length();
        report.line(String.format(
                Locale.ROOT, "closed: %.0f MB, %.1f of what lives", closed / 1e6, (double) closed / live));
    }

    private void line(String name, EmbeddedServer server, long live, double seconds) {
        List<Double> figures = new ArrayList<>();
        for (Double one = millis.poll(); one != null; one = millis.poll()) {
            figures.add(one);
        }
        var distribution = new Distribution(figures);
        report.columns(
                name,
                Report.figure(server.fileSize() / 1e6),
                Report.figure((double) server.fileSize() / live),
                Report.figure(figures.size() / seconds),
                Report.figure(distribution.median()),
                Report.figure(distribution.at(0.99)),
                Report.figure(distribution.at(1)),
                Report.figure(server.longestCompactionMillis()));
    }

    /** Each writer has documents of its own. */
    private void write(MongoCollection<Document> things, int writer) {
        var random = ThreadLocalRandom.current();
        while (!done.get()) {
            var id = Tickets.id(random.nextInt(documents / WRITERS) * WRITERS + writer);
            long began = System.nanoTime();
            if (writes.incrementAndGet() % 3 == 0) {
                things.deleteOne(eq("_id", id));
                things.insertOne(Tickets.of(id, random));
            } else {
                things.updateOne(
                        eq("_id", id),
                        combine(inc("revision", 1), set("createdAt", new java.util.Date())),
                        new UpdateOptions().upsert(false));
            }
            millis.add((System.nanoTime() - began) / 1e6);
        }
    }

    private static long bytes(int documents) {
        return (long) documents * Tickets.BYTES;
    }
}
