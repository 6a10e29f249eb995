package com.cinemataztic.incidents.bench;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.bson.Document;

/**
 * One server, filled, asked, closed and opened again. Without an index it reads every document, for minutes if
 * there are enough of them, so each measurement has a limit after which it is abandoned.
 */
final class StoreRun {

    private static final Duration FILLING_LIMIT = Duration.ofMinutes(30);
    private static final Duration LIMIT = Duration.ofMinutes(5);

    /** A question is asked until it has so many answers, or had so much time; once at least. */
    private static final int MOST_ANSWERS = 2_200;

    private static final Duration ENOUGH = Duration.ofSeconds(20);
    /** Answers not counted if there are more than twice as many. */
    private static final int WARM_UP = 200;

    /** Documents between two readings of the clock. */
    private static final int STEP = 10 * Tickets.BULK;

    private final Report report;
    private final Contender contender;
    private final int documents;
    private final List<String> liveKeys;
    private final Map<String, Measurement> sizes = new LinkedHashMap<>();
    private final Map<String, Answers> answers = new LinkedHashMap<>();

    /** What one question was answered in. @param millis none if it was given up on or not asked */
    record Answers(List<Double> millis, Measurement otherwise) {

        static final Answers NONE = new Answers(List.of(), Measurement.NONE);

        Measurement at(double share) {
            return millis.isEmpty() ? otherwise : Measurement.of(new Distribution(millis).at(share));
        }

        String count() {
            return millis.isEmpty() ? "-" : Integer.toString(millis.size());
        }
    }

    StoreRun(Report report, Contender contender, int documents, List<String> liveKeys) {
        this.report = report;
        this.contender = contender;
        this.documents = documents;
        this.liveKeys = liveKeys;
    }

    Map<String, Measurement> sizes() {
        return sizes;
    }

    Map<String, Answers> answers() {
        return answers;
    }

    void measure() throws Exception {
        progress("opening an empty file");
        boolean filled;
        try (var client = MongoClients.create(contender.open())) {
            var tickets = client.getDatabase("bench").getCollection("tickets");
            Tickets.indexes(tickets);
            filled = fill(tickets);
            sizes.put("file when full, MB", megabytes());
            if (filled) {
                askAll(tickets);
            }
        }
        progress("closing");
        sizes.put("closed in, s", TimeLimit.seconds(LIMIT, contender::close));
        sizes.put("file when closed, MB", megabytes());
        if (filled) {
            progress("opening again");
            sizes.put("opened again until it answers a ping, s", TimeLimit.seconds(LIMIT, this::openAgain));
            progress("closing for good");
            TimeLimit.within(LIMIT, contender::close);
        }
    }

    private boolean fill(MongoCollection<Document> tickets) {
        long began = System.nanoTime();
        int done = 0;
        while (done < documents && System.nanoTime() - began < FILLING_LIMIT.toNanos()) {
            if (done % (10 * STEP) == 0) {
                progress("%,d of %,d documents written".formatted(done, documents));
            }
            int next = Math.min(done + STEP, documents);
            Tickets.insert(tickets, done, next);
            done = next;
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        var filled = done == documents;
        sizes.put(
                "filled in bulks of %,d, s".formatted(Tickets.BULK),
                filled ? Measurement.of(seconds) : Measurement.over(FILLING_LIMIT.toSeconds()));
        sizes.put("  documents/s", Measurement.of(done / seconds));
        return filled;
    }

    private void askAll(MongoCollection<Document> tickets) throws InterruptedException {
        var questions = new TicketQuestions(tickets, documents, liveKeys, new Random(documents)).all();
        for (var question : questions.entrySet()) {
            progress(question.getKey());
            var given = Collections.synchronizedList(new ArrayList<Double>());
            var otherwise = Measurement.NONE;
            boolean inTime = false;
            try {
                inTime = TimeLimit.within(LIMIT, () -> ask(question.getValue(), given));
                otherwise = Measurement.over(LIMIT.toMillis());
            } catch (InterruptedException stop) {
                throw stop;
            } catch (Exception failed) {
                progress("failed: " + failed);
            }
            synchronized (given) {
                answers.put(question.getKey(), new Answers(counted(given), otherwise));
            }
            if (!inTime) {
                return; // the server is at it still, and would be slow with everything else
            }
        }
    }

    private static void ask(Runnable question, List<Double> millis) {
        long first = System.nanoTime();
        do {
            long began = System.nanoTime();
            question.run();
            millis.add((System.nanoTime() - began) / 1e6);
        } while (millis.size() < MOST_ANSWERS && System.nanoTime() - first < ENOUGH.toNanos());
    }

    private static List<Double> counted(List<Double> millis) {
        return List.copyOf(millis.size() > 2 * WARM_UP ? millis.subList(WARM_UP, millis.size()) : millis);
    }

    private void openAgain() {
        try (MongoClient client = MongoClients.create(contender.open())) {
            client.getDatabase("bench").runCommand(new Document("ping", 1));
        }
    }

    private Measurement megabytes() {
        return Measurement.of(contender.file().toFile().length() / 1e6);
    }

    private void progress(String doing) {
        report.progress("%,d documents, %s: %s".formatted(documents, contender.name(), doing));
    }
}
