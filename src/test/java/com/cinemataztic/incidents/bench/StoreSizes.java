package com.cinemataztic.incidents.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What {@code ops/bench store} runs: the embedded server beside the one that the library brings, with the same documents,
 * indexes and questions, one after the other.
 */
final class StoreSizes {

    private static final int WARM_UP = 5_000;

    private StoreSizes() {}

    /** @param arguments an empty folder, which the caller deletes; numbers of documents, each a comparison of its own */
    public static void main(String[] arguments) {
        var folder = Path.of(arguments[0]);
        var numbers =
                Arrays.stream(arguments).skip(1).mapToInt(Integer::parseInt).toArray();
        Bench.run("store", folder, report -> {
            report.note("heap: %,d MB at most, for server, driver and asker in one process"
                    .formatted(Runtime.getRuntime().maxMemory() >> 20));
            report.note("ours: store.embedded; each bulk and each update is synced before its answer");
            report.note("stock: H2Backend of mongo-java-server as it comes, which answers before it writes");
            report.note(
                    "> means given up on after that, - not measured, as what was before it was given up on or failed");
            // Once for nothing, or what comes first would pay for the classes of both.
            measureBoth(report, folder, WARM_UP);
            for (int documents : numbers) {
                compare(report, folder, documents);
            }
        });
    }

    private record Both(StoreRun ours, StoreRun stock) {}

    private static void compare(Report report, Path folder, int documents) throws Exception {
        var both = measureBoth(report, folder, documents);
        var ours = both.ours();
        var stock = both.stock();
        report.heading(
                "%,d documents, about %s MB without indexes"
                        .formatted(documents, Report.number((double) documents * Tickets.BYTES / 1e6)),
                "the last column is the stock one's value divided by ours",
                "ours",
                "stock",
                ":ours");
        ours.sizes().forEach((name, value) -> {
            var other = stock.sizes().getOrDefault(name, Measurement.NONE);
            report.columns(
                    name, value.toString(), other.toString(), other.per(value).toString());
        });
        report.columns("milliseconds to the answer, median", "ours", "its p99", "answers", "stock", "answers", ":ours");
        ours.answers().forEach((name, answers) -> {
            var other = Objects.requireNonNullElse(stock.answers().get(name), StoreRun.Answers.NONE);
            report.columns(
                    "  " + name,
                    answers.at(0.5).toString(),
                    answers.at(0.99).toString(),
                    answers.count(),
                    other.at(0.5).toString(),
                    other.count(),
                    other.at(0.5).per(answers.at(0.5)).toString());
        });
    }

    private static Both measureBoth(Report report, Path folder, int documents) throws Exception {
        var liveKeys = Tickets.of(0, documents)
                .flatMap(ticket -> Stream.ofNullable(ticket.getString("liveKey")))
                .toList();
        return new Both(
                measure(report, new Contender.Ours(folder), documents, liveKeys),
                measure(report, new Contender.Stock(folder), documents, liveKeys));
    }

    private static StoreRun measure(Report report, Contender contender, int documents, List<String> liveKeys)
            throws Exception {
        var run = new StoreRun(report, contender, documents, liveKeys);
        run.measure();
        Files.deleteIfExists(contender.file());
        return run;
    }
}
