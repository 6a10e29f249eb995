package com.cinemataztic.incidents.bench;

import java.nio.file.Files;
import java.nio.file.Path;

/** What {@code ops/bench quick} runs: figures of one run on one machine, to be compared with each other. */
final class QuickBench {

    private QuickBench() {}

    /** @param arguments the portal's jar, and an empty folder for all that is written, which the caller deletes */
    public static void main(String[] arguments) throws Exception {
        var jar = Path.of(arguments[0]).toAbsolutePath();
        var folder = Files.createDirectories(Path.of(arguments[1]).toAbsolutePath());
        // Portal and browser, should this process be asked to stop.
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> ProcessHandle.current().descendants().toList().forEach(ProcessHandle::destroyForcibly)));
        Bench.run("quick", folder, report -> run(jar, folder, report));
    }

    private static void run(Path jar, Path folder, Report report) throws Exception {
        report.note("store: embedded; portal, browser, senders and raw store share this machine");
        report.progress("starting the portal");
        try (var portal = PortalProcess.start(jar, folder)) {
            report.progress("the portal is ready");
            WebhookToPixel.run(portal, report);
            IngestBesideStore.run(portal, folder, report);
        }
        IngestCost.run(jar, folder, report);
    }
}
