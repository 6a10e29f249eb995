package com.cinemataztic.incidents.bench;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the portal keeps durably by its webhook, beside what its store takes when nothing is before it. The raw store is
 * given the very tickets that the portal wrote, with the same indexes and write concern.
 */
final class IngestBesideStore {

    private static final int TICKETS = 3_000;
    private static final int SENDERS = 64;
    private static final int GROUP = 500;
    private static final int WARM_UP = 1_000;
    private static final int RAW_RUNS = 3;
    private static final int RAW_WARM_UPS = 3;
    private static final int SINGLES = 1_000;
    private static final int SINGLES_OF_ONE = 200;
    private static final int FIRST_SCREEN = 20_000;
    private static final String COMMANDS = "mongodb_driver_commands_seconds_count";

    private final PortalProcess portal;
    private final Report report;
    private final Instant startsAt = Instant.now();
    private int screens = FIRST_SCREEN;

    private IngestBesideStore(PortalProcess portal, Report report) {
        this.portal = portal;
        this.report = report;
    }

    /** What one kind of traffic came to. @param round alerts that the desk took at once, on average */
    private record Ingest(double alertsPerSecond, int round) {}

    /** Closes the portal: its store is then opened by this process. */
    static void run(PortalProcess portal, Path folder, Report report) throws Exception {
        var bench = new IngestBesideStore(portal, report);
        report.heading(
                "2. Durable ingest beside the raw store",
                "%,d tickets each time; every acknowledgement comes after commit and sync".formatted(TICKETS));
        WarmUp.run(portal, report, _ -> {
            var sent = webhooks(bench.alerts(WARM_UP), 1);
            bench.send(sent, SENDERS);
            bench.send(sent, SENDERS);
        });
        report.columns("portal, webhooks over HTTP", "alerts/s", "min ms", "p50", "p90", "p99", "max");
        report.progress("webhooks with one alert");
        var alerts = bench.alerts(TICKETS);
        var ones = webhooks(alerts, 1);
        var single = bench.measure("  1 alert a webhook, %d senders".formatted(SENDERS), ones, 1, SENDERS);
        bench.measure("  the same again: nothing changes", ones, 1, SENDERS);
        report.progress("webhooks with %d alerts".formatted(GROUP));
        bench.send(webhooks(bench.alerts(GROUP), GROUP), 1);
        var groups = webhooks(bench.alerts(TICKETS), GROUP);
        var group = bench.measure("  %d alerts a webhook, 1 sender".formatted(GROUP), groups, GROUP, 1);
        portal.close();
        report.progress("raw store");
        RawStore.Sample sample;
        try (var written = new RawStore(portal.data())) {
            sample = written.sample(TICKETS);
        }
        try (var raw = new RawStore(folder.resolve("raw"))) {
            bench.compare(raw, sample, single, group);
        }
    }

    private void compare(RawStore raw, RawStore.Sample sample, Ingest single, Ingest group) throws Exception {
        report.columns(
                "raw store, %.1f kB a ticket, median of %d".formatted(sample.meanBytes() / 1e3, RAW_RUNS),
                "tickets/s",
                "min",
                "max");
        var some = new RawStore.Sample(sample.tickets().subList(0, SINGLES), sample.indexes());
        var few = new RawStore.Sample(sample.tickets().subList(0, SINGLES_OF_ONE), sample.indexes());
        var ways = new LinkedHashMap<String, Callable<Double>>();
        var bulksOfGroup = "  unordered bulks of %d".formatted(GROUP);
        var bulksOfRound = "  unordered bulks of %d".formatted(single.round());
        var singles = "  insertOne, %d threads".formatted(SENDERS);
        ways.put(bulksOfGroup, () -> raw.bulks(sample, GROUP));
        ways.put(bulksOfRound, () -> raw.bulks(sample, single.round()));
        ways.put(singles, () -> raw.singles(some, SENDERS));
        ways.put("  insertOne, 8 threads", () -> raw.singles(some, 8));
        ways.put("  insertOne, 1 thread", () -> raw.singles(few, 1));
        var rates = measure(ways);
        report.columns("portal : raw store", "ratio");
        ratio("  1 alert a webhook : bulks of as many a round", single, rates.get(bulksOfRound));
        ratio("  1 alert a webhook : insertOne, %d threads".formatted(SENDERS), single, rates.get(singles));
        ratio("  %d alerts a webhook : bulks of %d".formatted(GROUP, GROUP), group, rates.get(bulksOfGroup));
    }

    private void ratio(String name, Ingest portalRate, @Nullable Double rawRate) {
        report.columns(
                name,
                String.format(Locale.ROOT, "%.2f", portalRate.alertsPerSecond() / Objects.requireNonNull(rawRate)));
    }

    /** In turns, so that whatever else this machine does falls on all of them; the first turns warm up. */
    private Map<String, Double> measure(Map<String, Callable<Double>> ways) throws Exception {
        var rates = new HashMap<String, List<Double>>();
        for (int turn = 0; turn < RAW_WARM_UPS + RAW_RUNS; turn++) {
            for (var way : ways.entrySet()) {
                var rate = way.getValue().call();
                if (turn >= RAW_WARM_UPS) {
                    rates.computeIfAbsent(way.getKey(), any -> new ArrayList<>())
                            .add(rate);
                }
            }
        }
        var medians = new HashMap<String, Double>();
        for (var name : ways.keySet()) {
            var all = new Distribution(Objects.requireNonNull(rates.get(name)));
            medians.put(name, all.median());
            report.columns(name, Report.number(all.median()), Report.number(all.at(0)), Report.number(all.at(1)));
        }
        return medians;
    }

    private Ingest measure(String name, List<byte[]> webhooks, int alertsEach, int senders) throws Exception {
        var alerts = webhooks.size() * alertsEach;
        var before = portal.metrics();
        var began = System.nanoTime();
        var millis = send(webhooks, senders);
        var seconds = (System.nanoTime() - began) / 1e9;
        var after = portal.metrics();
        report.columns(
                name,
                Report.number(alerts / seconds),
                Report.number(millis.at(0)),
                Report.number(millis.median()),
                Report.number(millis.at(0.9)),
                Report.number(millis.at(0.99)),
                Report.number(millis.at(1)));
        // Each round of the desk with a firing alert asks once for remembered endings.
        var rounds = since(before, after, COMMANDS, "collection=\"endings\"", "command=\"find\"");
        var commands = since(before, after, COMMANDS);
        var writes = commands - since(before, after, COMMANDS, "command=\"find\"");
        var waited = since(before, after, "mongodb_driver_commands_seconds_sum");
        var processor = since(before, after, "process_cpu_time_ns_total") / 1e6;
        report.line(String.format(
                Locale.ROOT,
                "    %.1f alerts a desk round; a round: %.1f store commands (%.1f writes), %.1f ms in them, %.0f %% of"
                        + " the time; %.2f ms CPU an alert",
                alerts / rounds,
                commands / rounds,
                writes / rounds,
                1e3 * waited / rounds,
                100 * waited / seconds,
                processor / alerts));
        return new Ingest(alerts / seconds, Math.max(1, (int) Math.round(alerts / rounds)));
    }

    private static double since(
            PortalProcess.Metrics before, PortalProcess.Metrics after, String name, String... labels) {
        return after.sum(name, labels) - before.sum(name, labels);
    }

    private List<Alert> alerts(int count) {
        var first = screens;
        screens += count;
        return IntStream.range(first, first + count)
                .mapToObj(screen -> Alert.firing(screen, startsAt))
                .toList();
    }

    private static List<byte[]> webhooks(List<Alert> alerts, int each) {
        return IntStream.range(0, alerts.size() / each)
                .mapToObj(n -> Alert.webhook(alerts.subList(n * each, (n + 1) * each)))
                .toList();
    }

    private Distribution send(List<byte[]> webhooks, int senders) throws Exception {
        return IngestCost.send(portal, webhooks, senders);
    }
}
