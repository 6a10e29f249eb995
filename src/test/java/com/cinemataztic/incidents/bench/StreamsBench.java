package com.cinemataztic.incidents.bench;

import com.cinemataztic.incidents.bench.ChangeSender.Rate;
import com.cinemataztic.incidents.tickets.stream.MixedReaders;
import com.cinemataztic.incidents.tickets.stream.MixedReaders.Kind;
import com.cinemataztic.incidents.tickets.stream.MixedReaders.Sighting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * What readers of streams get, and what they cost: a rate of changes without readers and with them, a restart in between,
 * and at the end the comparison of each reader's tickets with the list. Sender and readers share the machine with the
 * portal, so the processor time of the portal for a change is the fairer figure.
 */
final class StreamsBench {

    private static final int STALLED = 10;
    private static final int TICKETS = 700;
    private static final int REVOKED = 10;

    /** Changes a second of a bad evening: many more than a fleet of this size has. */
    private static final int PACE = 50;

    /** Changes a second of a storm in which everything fails at once: the whole fleet in less than two seconds. */
    private static final int STORM_PACE = 500;

    /** The changes whose way is measured: the machine is not busy with those that come as fast as they can. */
    private static final String MEASURED_ROUND = "4";

    private static final Duration LONGEST_CUT = Duration.ofSeconds(5);

    private final List<String> command;
    private final Path folder;
    private final int readers;
    private final int changes;
    private final Report report;
    private final ChangeSender sender = new ChangeSender(TICKETS);
    private final Map<Kind, Queue<Double>> delays = new EnumMap<>(Kind.class);
    private volatile String address = "";

    private StreamsBench(List<String> command, Path folder, int readers, int changes, Report report) {
        this.command = command;
        this.folder = folder;
        this.readers = readers;
        this.changes = changes;
        this.report = report;
        for (var kind : Kind.values()) {
            delays.put(kind, new ConcurrentLinkedQueue<>());
        }
    }

    /** @param arguments an empty folder, how many readers, how many changes, and the portal's command */
    public static void main(String[] arguments) throws Exception {
        var folder = Files.createDirectories(Path.of(arguments[0]).toAbsolutePath());
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> ProcessHandle.current().descendants().toList().forEach(ProcessHandle::destroyForcibly)));
        Bench.run(
                "streams",
                folder,
                report -> new StreamsBench(
                                List.of(arguments).subList(3, arguments.length),
                                folder,
                                Integer.parseInt(arguments[1]),
                                Integer.parseInt(arguments[2]),
                                report)
                        .run());
    }

    /** The portal without readers, or with them. */
    private record Load(Rate full, Rate paced, Rate storm, double megabytes) {}

    private void run() throws Exception {
        try (var crowd = readers(this::measure)) {
            Load alone;
            Load with;
            String stalled;
            try (var portal = PortalProcess.start(command, folder)) {
                address = portal.base();
                report.progress("opening %,d tickets".formatted(TICKETS));
                sender.send(portal, TICKETS, 0);
                warmUp(portal);
                report.progress("changes without readers");
                alone = load(portal, 2);
                report.progress("%,d readers, %d of them stalled".formatted(readers, STALLED));
                crowd.open(readers - STALLED);
                crowd.openStalled(STALLED);
                report.progress("changes with them, then a restart");
                with = load(portal, 4);
                stalled = stalled(portal.metrics());
            }
            try (var portal = PortalProcess.start(command, folder)) {
                address = portal.base();
                report.progress("changes after the restart");
                sender.send(portal, changes / 2, 6);
                report.progress("comparing each reader's tickets with the list");
                var unequal = crowd.awaitEqual();
                var cut = crowd.revoke(REVOKED);
                report(alone, with, cut);
                report.line("stalled readers that were cut before the restart: " + stalled);
                report.line("memory of the portal after all this, MB: " + Report.number(portal.residentMegabytes()));
                report.line("whole pictures sent: %,d".formatted(crowd.resets()));
                report.line("readers whose tickets differ from the list: " + unequal.size());
                report.line("revisions that went back: " + crowd.backwards().size());
                check(unequal, crowd.backwards(), cut);
            }
        }
    }

    /** With readers, who leave again. */
    private void warmUp(PortalProcess portal) throws Exception {
        try (var first = readers((_, _, _) -> {})) {
            first.open(readers);
            WarmUp.run(portal, report, _ -> {
                sender.send(portal, PACE, PACE, 1);
                sender.send(portal, changes / 5, 1);
            });
        }
    }

    private MixedReaders readers(Sighting sighting) {
        return new MixedReaders(() -> address, PortalProcess.API_TOKEN, filters(), Alert.REGIONS, sighting);
    }

    /** One of a hundred reads all regions, the others one each. */
    private static List<String> filters() {
        return IntStream.range(0, 100)
                .mapToObj(n -> "state=open,inprogress"
                        + (n == 0 ? "" : "&region=" + Alert.REGIONS.get(n % Alert.REGIONS.size())))
                .toList();
    }

    private Load load(PortalProcess portal, int round) throws Exception {
        var paced = sender.send(portal, changes / 10, PACE, round);
        var storm = sender.send(portal, changes / 4, STORM_PACE, round + 1);
        return new Load(sender.send(portal, changes / 4, round + 1), paced, storm, portal.residentMegabytes());
    }

    /** Only open connections show stalled WebSockets: what the portal counts as cut are streams over HTTP. */
    private String stalled(PortalProcess.Metrics metrics) {
        var sockets =
                metrics.sum("portal_graphql_connections") - MixedReaders.count(Kind.SUBSCRIPTION, readers - STALLED);
        return "%.0f of %d streams, %.0f of %d subscriptions"
                .formatted(
                        metrics.sum("portal_streams_cut_total", "reason=\"slow\""),
                        STALLED - MixedReaders.count(Kind.SUBSCRIPTION, STALLED),
                        MixedReaders.count(Kind.SUBSCRIPTION, STALLED) - sockets,
                        MixedReaders.count(Kind.SUBSCRIPTION, STALLED));
    }

    private static void check(List<String> unequal, List<String> backwards, Map<Kind, List<Double>> cut) {
        if (!unequal.isEmpty()) {
            throw new IllegalStateException("these readers have other tickets than the list: " + unequal);
        }
        if (!backwards.isEmpty()) {
            throw new IllegalStateException("these revisions went back: " + backwards);
        }
        cut.forEach((kind, millis) -> {
            if (new Distribution(millis).at(1) > LONGEST_CUT.toMillis()) {
                throw new IllegalStateException(kind + ": a revoked reader was cut after " + millis + " ms");
            }
        });
    }

    /** A change says first in which round it was sent, and last when. */
    private void measure(Kind kind, JsonNode ticket, long at) {
        var words = ticket.path("errorDescription").asString("").split(" ");
        if (words[0].equals(MEASURED_ROUND)) {
            Objects.requireNonNull(delays.get(kind)).add((at - Long.parseLong(words[words.length - 1])) / 1e6);
        }
    }

    private void report(Load alone, Load with, Map<Kind, List<Double>> cut) {
        report.heading(
                "Streams of %,d readers, %d of them stalled".formatted(readers, STALLED),
                "milliseconds from the POST of a change, at %d a second, to the reader that has it".formatted(PACE),
                "count",
                "least",
                "p50",
                "p90",
                "p99",
                "most");
        delays.forEach((kind, millis) -> report.row(name(kind), new Distribution(millis)));
        report.heading(
                "Revoked",
                "milliseconds from the revocation of a token to the end of its readers",
                "count",
                "least",
                "p50",
                "p90",
                "p99",
                "most");
        cut.forEach((kind, millis) -> report.row(name(kind), new Distribution(millis)));
        report.heading("Intake", "at the rates that senders offer", "alone", "readers", "ratio");
        compare(
                "changes a second, of %d".formatted(STORM_PACE),
                alone.storm().perSecond(),
                with.storm().perSecond());
        compare(
                "  p50 of an acknowledgement, ms",
                alone.storm().millis().median(),
                with.storm().millis().median());
        compare("  p99", alone.storm().millis().at(0.99), with.storm().millis().at(0.99));
        compare(
                "  CPU of the portal for a change, ms",
                alone.storm().cpuMillis(),
                with.storm().cpuMillis());
        compare(
                "changes a second, as fast as acknowledged",
                alone.full().perSecond(),
                with.full().perSecond());
        compare(
                "  CPU of the portal for a change, ms",
                alone.full().cpuMillis(),
                with.full().cpuMillis());
        compare(
                "  the same at %d a second".formatted(PACE),
                alone.paced().cpuMillis(),
                with.paced().cpuMillis());
        compare("memory of the portal, MB", alone.megabytes(), with.megabytes());
        report.line("");
    }

    private static String name(Kind kind) {
        return switch (kind) {
            case EVENTS -> "server-sent events";
            case SUBSCRIPTION -> "GraphQL subscription";
            case EMBEDDED -> "embed token";
        };
    }

    private void compare(String name, double alone, double with) {
        report.columns(name, Report.number(alone), Report.number(with), Report.number(with / alone));
    }
}
