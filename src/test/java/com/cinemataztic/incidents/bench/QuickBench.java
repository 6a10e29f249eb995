package com.cinemataztic.incidents.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What {@code ops/bench quick} runs: results of one run on one machine, to be compared with each other. */
final class QuickBench {

    private QuickBench() {}

    /**
     * @param arguments an empty folder for all that is written, which the caller deletes, and the command that starts the
     *     portal
     */
    public static void main(String[] arguments) throws Exception {
        var folder = Files.createDirectories(Path.of(arguments[0]).toAbsolutePath());
        var command = List.of(arguments).subList(1, arguments.length);
        // Portal and browser, should this process be asked to stop.
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> ProcessHandle.current().descendants().toList().forEach(ProcessHandle::destroyForcibly)));
        Bench.run("quick", folder, report -> run(command, folder, report));
    }

    private static void run(List<String> command, Path folder, Report report) throws Exception {
        report.note("store: embedded; portal, browser, senders and raw store share this machine");
        report.progress("starting the portal");
        try (var portal = PortalProcess.start(command, folder)) {
            report.progress("the portal is ready");
            WebhookToPixel.run(portal, report);
            IngestBesideStore.run(portal, folder, report);
        }
        IngestCost.run(command, folder, report);
    }
}
