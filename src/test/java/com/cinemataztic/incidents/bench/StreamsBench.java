package com.cinemataztic.incidents.bench;

import com.cinemataztic.incidents.tickets.stream.StalledReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * What readers of streams get, and what they cost: a rate of changes without readers and with them, a restart in between,
 * and at the end the comparison of each reader's tickets with the list. Sender and readers share the machine with the
 * portal, so the processor time of the portal for a change is the fairer figure.
 */
final class StreamsBench {

    private static final int STALLED = 10;
    private static final int TICKETS = 700;
    private static final int GROUP = 10;
    private static final int SENDERS = 8;
    private static final int REVOKED = 10;

    /** Changes a second of a bad evening: many more than a fleet of this size has. */
    private static final int PACE = 50;

    /** The changes whose way is measured: the machine is not busy with those that come as fast as they can. */
    static final int PACED_ROUND = 3;

    private final List<String> command;
    private final Path folder;
    private final int readers;
    private final int changes;
    private final Report report;
    private final Instant startsAt = Instant.now();

    private StreamsBench(List<String> command, Path folder, int readers, int changes, Report report) {
        this.command = command;
        this.folder = folder;
        this.readers = readers;
        this.changes = changes;
        this.report = report;
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

    /** @param seconds that the changes took @param cpuMillis that the portal computed for a change */
    private record Rate(double seconds, double cpuMillis, int changes) {

        double perSecond() {
            return changes / seconds;
        }
    }

    private void run() throws Exception {
        var stalled = new ArrayList<StalledReader>();
        try (var crowd = new ReaderCrowd()) {
            Rate alone;
            Rate before;
            double memory;
            double slow;
            try (var portal = PortalProcess.start(command, folder)) {
                report.progress("opening %,d tickets".formatted(TICKETS));
                send(portal, TICKETS, 0);
                report.progress("%,d changes without readers".formatted(changes / 2));
                send(portal, changes / 4, 1); // compiles what is measured next
                alone = send(portal, changes / 2, 2);
                memory = portal.residentMegabytes();
                report.progress("%,d readers, %d of them stalled".formatted(readers, STALLED));
                crowd.open(portal, readers - STALLED);
                for (int n = 0; n < STALLED; n++) {
                    stalled.add(new StalledReader(portal.port(), "/api/tickets/stream", portal.apiToken()));
                }
                crowd.awaitBegun();
                report.progress("%,d changes at %d a second".formatted(changes / 10, PACE));
                sendPaced(portal, changes / 10);
                report.progress("%,d changes, then a restart".formatted(changes / 2));
                before = send(portal, changes / 2, 4);
                slow = portal.metrics().sum("portal_streams_cut_total", "reason=\"slow\"");
                report.progress("stopping the portal");
            }
            try (var portal = PortalProcess.start(command, folder)) {
                crowd.moveTo(portal);
                report.progress("%,d changes after the restart".formatted(changes / 2));
                send(portal, changes / 2, 5);
                report.progress("comparing each reader's tickets with the list");
                var unequal = crowd.awaitEqual();
                var cut = crowd.cutOff(portal, REVOKED);
                report(alone, before, memory, slow, portal, crowd, unequal, cut);
            }
        } finally {
            for (var reader : stalled) {
                reader.close();
            }
        }
    }

    /** Sends changes as fast as they are acknowledged. Each says when it was sent. */
    private Rate send(PortalProcess portal, int count, int round) throws Exception {
        var began = System.nanoTime();
        var cpu = portal.processorTime();
        try (var senders = Executors.newFixedThreadPool(SENDERS)) {
            var answers = IntStream.range(0, count / GROUP)
                    .mapToObj(group -> senders.submit(() -> portal.post(Alert.webhook(alerts(group, round)))))
                    .toList();
            for (var answer : answers) {
                answer.get();
            }
        }
        var seconds = (System.nanoTime() - began) / 1e9;
        return new Rate(seconds, portal.processorTime().minus(cpu).toNanos() / 1e6 / count, count);
    }

    private void sendPaced(PortalProcess portal, int count) throws Exception {
        try (var senders = Executors.newScheduledThreadPool(SENDERS)) {
            var answers = IntStream.range(0, count / GROUP)
                    .mapToObj(group -> senders.schedule(
                            () -> portal.post(Alert.webhook(alerts(group, PACED_ROUND))),
                            group * 1_000L * GROUP / PACE,
                            TimeUnit.MILLISECONDS))
                    .toList();
            for (var answer : answers) {
                answer.get();
            }
        }
    }

    private List<Alert> alerts(int group, int round) {
        var now = System.nanoTime();
        return IntStream.range(group * GROUP, (group + 1) * GROUP)
                .mapToObj(n -> new Alert(n % TICKETS, "warning", round + " " + n + " " + now, startsAt, null))
                .toList();
    }

    private void report(
            Rate alone,
            Rate with,
            double memory,
            double slow,
            PortalProcess portal,
            ReaderCrowd crowd,
            long unequal,
            Distribution cut)
            throws Exception {
        report.heading(
                "Streams of %,d readers, %d of them stalled".formatted(readers, STALLED),
                "milliseconds from the POST of a change, at %d a second, to the reader that has it".formatted(PACE),
                "count",
                "least",
                "p50",
                "p90",
                "p99",
                "most");
        report.row("change -> reader", crowd.delays());
        report.row("sign-out -> end of the stream", cut);
        report.heading("Intake", "", "alone", "readers", "ratio");
        report.columns(
                "changes a second",
                Report.number(alone.perSecond()),
                Report.number(with.perSecond()),
                Report.number(with.perSecond() / alone.perSecond()));
        report.columns(
                "CPU of the portal for a change, ms",
                Report.number(alone.cpuMillis()),
                Report.number(with.cpuMillis()),
                Report.number(with.cpuMillis() / alone.cpuMillis()));
        report.columns(
                "memory of the portal, MB",
                Report.number(memory),
                Report.number(portal.residentMegabytes()),
                Report.number(portal.residentMegabytes() / memory));
        report.line("");
        report.line("readers whose tickets differ from the list: " + unequal);
        report.line("revisions that went back: " + crowd.backwards());
        report.line("whole pictures sent: " + crowd.resets());
        report.line("stalled readers cut before the restart: %d of %d".formatted((int) slow, STALLED));
    }
}
