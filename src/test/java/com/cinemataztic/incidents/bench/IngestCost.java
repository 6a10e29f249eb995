package com.cinemataztic.incidents.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * What an alert costs the portal in CPU, how evenly it is answered, and what of that grows: with the live tickets on the
 * board, and with the alerts that one ticket has rested on. Two portals run side by side, one with few live tickets and
 * one with many, and are asked in turns, so that whatever else the machine does falls on both.
 */
final class IngestCost {

    private static final int SENDERS = 16;
    private static final int GROUP = 500;
    private static final int FEW = 200;
    private static final int MANY = 20_000;
    private static final int WARM_UP = 4_000;
    private static final int TICKETS = 3_000;
    private static final int WARM_UP_TICKETS = 1_000;
    private static final int TURNS = 3;
    private static final int CHANGES = 1_000;
    private static final int FLAPS = 2_000;
    private static final int FLAPPING_SCREEN = 1_000_000;

    /** Upper bounds of the histogram's classes, in milliseconds. */
    private static final List<Integer> CLASSES = List.of(5, 10, 15, 20, 30, 40, 60, 80, 120, 200, 400);

    private final Report report;
    private final Instant startsAt = Instant.now().minus(Duration.ofHours(1));

    private IngestCost(Report report) {
        this.report = report;
    }

    /** @param arguments an empty folder for all that is written, which the caller deletes, and the portal's command */
    public static void main(String[] arguments) throws Exception {
        var folder = Files.createDirectories(Path.of(arguments[0]).toAbsolutePath());
        var command = List.of(arguments).subList(1, arguments.length);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> ProcessHandle.current().descendants().toList().forEach(ProcessHandle::destroyForcibly)));
        Bench.run("cost", folder, report -> run(command, folder, report));
    }

    static void run(List<String> command, Path folder, Report report) throws Exception {
        var bench = new IngestCost(report);
        report.heading(
                "3. What an alert costs, and what of it grows",
                "one alert a webhook unless it says otherwise, %d senders, no browser".formatted(SENDERS));
        report.progress("starting two portals");
        try (var small = PortalProcess.start(command, Files.createDirectories(folder.resolve("few")));
                var large = PortalProcess.start(command, Files.createDirectories(folder.resolve("many")))) {
            bench.warmUp(small);
            bench.warmUp(large);
            bench.growth(small, large);
            bench.single(small);
            bench.flapping(small);
        }
    }

    /** Tickets change and none is added; then the board has as many as it shall have. */
    private void warmUp(PortalProcess portal) throws Exception {
        report.progress("warming up");
        send(portal, bodies(0, FEW, screen -> Alert.firing(screen, startsAt), GROUP), 1);
        for (int round = 0; round < WARM_UP / FEW; round++) {
            send(portal, changes(FEW, "warm-up " + round), SENDERS);
        }
    }

    private void growth(PortalProcess small, PortalProcess large) throws Exception {
        report.progress("filling one board");
        send(large, bodies(FEW, MANY - FEW, screen -> Alert.firing(screen, startsAt), GROUP), 1);
        report.columns("changes of %d tickets, each written".formatted(FEW), "alerts/s", "min", "max", "CPU ms");
        var few = new Rates();
        var many = new Rates();
        for (int turn = 0; turn <= TURNS; turn++) {
            report.progress("in turns, " + turn + " of " + TURNS);
            var sent = changes(CHANGES, "turn " + turn);
            few.take(turn > 0, run(small, sent));
            many.take(turn > 0, run(large, sent));
        }
        few.report(report, "  with %,d live tickets".formatted(FEW));
        many.report(report, "  with %,d live tickets".formatted(MANY));
        report.columns("  rate with many : rate with few", ratio(many.median() / few.median()));
        report.columns("  CPU with many : CPU with few", ratio(many.processor() / few.processor()));
    }

    private void single(PortalProcess portal) throws Exception {
        var screens = new Screens(MANY);
        report.line("");
        WarmUp.run(portal, report, _ -> {
            var sent = screens.next(WARM_UP_TICKETS);
            send(portal, sent, SENDERS);
            send(portal, sent, SENDERS);
        });
        report.columns("%d senders".formatted(SENDERS), "alerts/s", "CPU ms", "p50 ms", "p90", "p99", "max", "p99:p50");
        var sent = screens.next(TICKETS);
        var news = run(portal, sent);
        describe("  new alerts, one a webhook", news);
        var repeats = run(portal, sent);
        describe("  repeats, one a webhook", repeats);
        histogram("  of new alerts", news.millis());
        histogram("  of repeats", repeats.millis());
        var grouped = bodies(10 * MANY, 2 * TICKETS, screen -> Alert.firing(screen, startsAt), GROUP);
        send(portal, grouped.subList(0, TICKETS / GROUP), 1);
        report.columns("1 sender, %d alerts a webhook".formatted(GROUP), "alerts/s", "CPU ms");
        bodies("  new alerts", portal, grouped.subList(TICKETS / GROUP, 2 * TICKETS / GROUP));
        bodies("  repeats", portal, grouped.subList(TICKETS / GROUP, 2 * TICKETS / GROUP));
    }

    /** Screens that no alert has named yet. */
    private final class Screens {

        private int next;

        private Screens(int first) {
            this.next = first;
        }

        /** @return so many webhooks of one new alert each */
        List<byte[]> next(int count) {
            next += count;
            return bodies(next - count, count, screen -> Alert.firing(screen, startsAt), 1);
        }
    }

    private void bodies(String name, PortalProcess portal, List<byte[]> bodies) throws Exception {
        var taken = run(portal, bodies, 1);
        report.columns(name, Report.number(taken.perSecond() * GROUP), Report.number(taken.processorMillis() / GROUP));
    }

    /** A label that flaps: each time another fingerprint on the same screen. */
    private void flapping(PortalProcess portal) throws Exception {
        report.progress("one screen with %d fingerprints".formatted(FLAPS));
        report.columns("one screen, %,d fingerprints".formatted(FLAPS), "alerts/s", "CPU ms");
        for (var kind : List.of("  each firing on", "  each ended before the next")) {
            var ends = kind.contains("ended");
            var screen = FLAPPING_SCREEN + (ends ? 1 : 0);
            var began = Instant.now().minus(Duration.ofMinutes(50));
            var taken = run(
                    portal,
                    IntStream.range(0, FLAPS)
                            .mapToObj(flap -> {
                                var at = began.plusMillis(flap * 1_000L);
                                var fires = Alert.firing(screen, at);
                                return ends && flap > 0
                                        ? Alert.flapping(
                                                List.of(
                                                        Alert.firing(screen, at.minusMillis(1_000))
                                                                .ended(at.minusMillis(1)),
                                                        fires),
                                                flap - 1)
                                        : Alert.flapping(List.of(fires), flap);
                            })
                            .toList(),
                    ends ? 1 : SENDERS);
            report.columns(kind, Report.number(taken.perSecond()), Report.number(taken.processorMillis()));
        }
    }

    /** What a number of webhooks came to. @param processorMillis of the portal, a webhook */
    private record Taken(double perSecond, double processorMillis, Distribution millis) {}

    private static final class Rates {

        private final List<Double> perSecond = new ArrayList<>();
        private final List<Double> processor = new ArrayList<>();

        void take(boolean counts, Taken taken) {
            if (counts) {
                perSecond.add(taken.perSecond());
                processor.add(taken.processorMillis());
            }
        }

        double median() {
            return new Distribution(perSecond).median();
        }

        double processor() {
            return new Distribution(processor).median();
        }

        void report(Report report, String name) {
            var rates = new Distribution(perSecond);
            report.columns(
                    name,
                    Report.number(rates.median()),
                    Report.number(rates.at(0)),
                    Report.number(rates.at(1)),
                    Report.number(processor()));
        }
    }

    private Taken run(PortalProcess portal, List<byte[]> webhooks) throws Exception {
        return run(portal, webhooks, SENDERS);
    }

    private Taken run(PortalProcess portal, List<byte[]> webhooks, int senders) throws Exception {
        var processor = portal.processorTime();
        var began = System.nanoTime();
        var millis = send(portal, webhooks, senders);
        var seconds = (System.nanoTime() - began) / 1e9;
        var used = portal.processorTime().minus(processor).toNanos() / 1e6;
        return new Taken(webhooks.size() / seconds, used / webhooks.size(), millis);
    }

    private void describe(String name, Taken taken) {
        var millis = taken.millis();
        report.columns(
                name,
                Report.number(taken.perSecond()),
                Report.number(taken.processorMillis()),
                Report.number(millis.median()),
                Report.number(millis.at(0.9)),
                Report.number(millis.at(0.99)),
                Report.number(millis.at(1)),
                ratio(millis.at(0.99) / millis.median()));
    }

    private void histogram(String name, Distribution millis) {
        var line = new StringBuilder();
        int below = 0;
        for (var bound : CLASSES) {
            var upTo = millis.countUpTo(bound);
            line.append(String.format(Locale.ROOT, "  <=%d: %d", bound, upTo - below));
            below = upTo;
        }
        report.line("%s, ms:%s  more: %d".formatted(name, line, millis.count() - below));
    }

    private List<byte[]> changes(int count, String word) {
        return IntStream.range(0, count)
                .mapToObj(n -> Alert.webhook(List.of(new Alert(
                        n % FEW,
                        "warning",
                        "Screen " + n % FEW + " is offline, " + word + ", " + n / FEW,
                        startsAt,
                        null))))
                .toList();
    }

    private static List<byte[]> bodies(int first, int count, IntFunction<Alert> alert, int each) {
        var bodies = new ArrayList<byte[]>();
        for (int from = first; from < first + count; from += each) {
            bodies.add(Alert.webhook(IntStream.range(from, Math.min(from + each, first + count))
                    .mapToObj(alert)
                    .toList()));
        }
        return bodies;
    }

    private static String ratio(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    /** @return how long each took to be acknowledged, in milliseconds */
    static Distribution send(PortalProcess portal, List<byte[]> webhooks, int senders) throws Exception {
        var next = new AtomicInteger();
        var millis = new ConcurrentLinkedQueue<Double>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<?>>();
            for (int i = 0; i < senders; i++) {
                running.add(threads.submit(() -> {
                    for (int n = next.getAndIncrement(); n < webhooks.size(); n = next.getAndIncrement()) {
                        millis.add(portal.post(webhooks.get(n)));
                    }
                    return next;
                }));
            }
            for (var one : running) {
                one.get();
            }
        }
        return new Distribution(millis);
    }
}
