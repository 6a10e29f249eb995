package com.cinemataztic.incidents.bench;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;

import com.cinemataztic.embeddedmongo.EmbeddedServer;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
    public static void main(String[] arguments) {
        var folder = Path.of(arguments[0]);
        var time = Duration.ofSeconds(Long.parseLong(arguments[1]));
        var documents = Integer.parseInt(arguments[2]);
        Bench.run("soak", folder, report -> new Soak(report, documents).run(folder, time));
    }

    private void run(Path folder, Duration time) throws Exception {
        report.note("heap: %,d MB at most".formatted(Runtime.getRuntime().maxMemory() >> 20));
        EmbeddedServer server = EmbeddedServer.open(folder, failure -> {
            failure.printStackTrace();
            System.exit(1);
        });
        long live = (long) documents * Tickets.BYTES;
        try (var client = MongoClients.create(server.connectionString())) {
            var tickets = client.getDatabase("bench").getCollection("tickets");
            Tickets.indexes(tickets);
            report.progress("writing %,d documents".formatted(documents));
            Tickets.insert(tickets, 0, documents);
            report.heading(
                    "%d writers on %,d documents (%.0f MB without indexes), %d s"
                            .formatted(WRITERS, documents, live / 1e6, time.toSeconds()),
                    """
                    Two of three writes update a document, one of three replaces one by a new one (two commands).
                    Each line covers the time since the one before. :live is the file's size by that of the documents in
                    it; pause is the longest so far that tidying the file held up the writers.""",
                    "file MB",
                    ":live",
                    "writes/s",
                    "p50 ms",
                    "p99 ms",
                    "max ms",
                    "pause ms");
            line("filled", server, live);
            soak(tickets, server, live, time);
        }
        long began = System.nanoTime();
        server.close();
        long closed = server.fileSize();
        report.line(String.format(
                Locale.ROOT,
                "closed in %.1f s: %.0f MB, %.1f:live",
                (System.nanoTime() - began) / 1e9,
                closed / 1e6,
                (double) closed / live));
    }

    private void soak(MongoCollection<Document> tickets, EmbeddedServer server, long live, Duration time)
            throws Exception {
        report.progress("soaking");
        try (var threads = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<?>> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                int writer = i;
                writers.add(threads.submit(() -> write(tickets, writer)));
            }
            try {
                for (int line = 1; line <= LINES; line++) {
                    Thread.sleep(time.dividedBy(LINES));
                    for (Future<?> writer : writers) {
                        if (writer.isDone()) {
                            writer.get(); // throws what it failed with
                        }
                    }
                    line(time.toSeconds() * line / LINES + " s", server, live, time.toMillis() / 1e3 / LINES);
                }
            } finally {
                done.set(true);
            }
        }
    }

    private void line(String name, EmbeddedServer server, long live) {
        report.columns(name, Report.number(server.fileSize() / 1e6), Report.number((double) server.fileSize() / live));
    }

    private void line(String name, EmbeddedServer server, long live, double seconds) {
        List<Double> values = new ArrayList<>();
        for (Double one = millis.poll(); one != null; one = millis.poll()) {
            values.add(one);
        }
        var distribution = new Distribution(values);
        report.columns(
                name,
                Report.number(server.fileSize() / 1e6),
                Report.number((double) server.fileSize() / live),
                Report.number(values.size() / seconds),
                Report.number(distribution.median()),
                Report.number(distribution.at(0.99)),
                Report.number(distribution.at(1)),
                Report.number(server.longestCompactionMillis()));
    }

    /** Each writer has documents of its own. */
    private void write(MongoCollection<Document> tickets, int writer) {
        var random = ThreadLocalRandom.current();
        while (!done.get()) {
            var id = Tickets.id((long) random.nextInt(documents / WRITERS) * WRITERS + writer);
            long began = System.nanoTime();
            if (writes.incrementAndGet() % 3 == 0) {
                tickets.deleteOne(eq("_id", id));
                tickets.insertOne(Tickets.of(id, random));
            } else {
                tickets.updateOne(eq("_id", id), combine(inc("revision", 1), set("createdAt", new Date())));
            }
            millis.add((System.nanoTime() - began) / 1e6);
        }
    }
}
