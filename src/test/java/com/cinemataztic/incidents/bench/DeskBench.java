package com.cinemataztic.incidents.bench;

import com.cinemataztic.incidents.support.Chromium;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What {@code ops/bench desk} runs: what the desk weighs on the wire, and how long the portal takes for it with thousands
 * of live tickets and a long history. The wire is counted between browser and portal, without TLS.
 */
final class DeskBench {

    private static final int FEW = 120;
    private static final int LIVE = 5_000;
    private static final int CLOSED = 100_000;
    private static final int GROUP = 500;

    private DeskBench() {}

    /** @param arguments an empty folder for all that is written, which the caller deletes, and the portal's command */
    public static void main(String[] arguments) throws Exception {
        var folder = Files.createDirectories(Path.of(arguments[0]).toAbsolutePath());
        var command = List.of(arguments).subList(1, arguments.length);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> ProcessHandle.current().descendants().toList().forEach(ProcessHandle::destroyForcibly)));
        Bench.run("desk", folder, report -> run(command, folder, report));
    }

    private static void run(List<String> command, Path folder, Report report) throws Exception {
        report.progress("starting the portal");
        Path data;
        try (var portal = PortalProcess.start(command, folder)) {
            data = portal.data();
            measure(portal, FEW, 0, report);
            open(portal, FEW, LIVE);
        }
        report.progress("writing %,d closed tickets".formatted(CLOSED));
        try (var store = new RawStore(data)) {
            store.addClosed(CLOSED);
        }
        try (var portal = PortalProcess.start(command, folder)) {
            measure(portal, LIVE, CLOSED, report);
            DeskTimes.history(portal, report);
        }
    }

    /** @param closed 0: the tickets are yet to be opened */
    private static void measure(PortalProcess portal, int live, int closed, Report report) throws Exception {
        try (var relay = new ByteRelay(portal.port());
                var window = new Chromium(relay.base(), false)) {
            window.signIn(PortalProcess.ACCOUNT, PortalProcess.PASSWORD);
            var wire = new DeskWire(portal, relay, window, report);
            if (closed == 0) {
                var empty = wire.withoutTickets();
                open(portal, 0, live);
                wire.weigh(live, empty);
            } else {
                wire.weigh(live, -1);
                new DeskTimes(portal, window, report).measure(live, closed);
            }
        }
    }

    private static void open(PortalProcess portal, int from, int until) throws Exception {
        var startsAt = Instant.now();
        for (int first = from; first < until; first += GROUP) {
            portal.post(Alert.webhook(IntStream.range(first, Math.min(first + GROUP, until))
                    .mapToObj(screen -> Alert.firing(screen, startsAt))
                    .toList()));
        }
    }
}
