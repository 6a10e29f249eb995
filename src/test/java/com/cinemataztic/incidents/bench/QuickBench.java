package com.cinemataztic.incidents.bench;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** What {@code ops/bench quick} runs: figures of one run on one machine, to be compared with each other. */
final class QuickBench {

    private QuickBench() {}

    /** @param arguments the portal's jar, and an empty folder for all that is written, which the caller deletes */
    public static void main(String[] arguments) throws Exception {
        var jar = Path.of(arguments[0]).toAbsolutePath();
        var folder = Files.createDirectories(Path.of(arguments[1]).toAbsolutePath());
        Quiet.please();
        // Portal and browser, should this process be asked to stop.
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> ProcessHandle.current().descendants().toList().forEach(ProcessHandle::destroyForcibly)));
        try {
            run(jar, folder);
        } catch (Exception failed) {
            failed.printStackTrace();
            System.exit(1);
        }
        System.exit(0);
    }

    private static void run(Path jar, Path folder) throws Exception {
        var report = new Report();
        report.line("ops/bench quick, " + Instant.now().truncatedTo(ChronoUnit.SECONDS));
        report.note("%d cores, JDK %s (%s), load average %s"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        Runtime.version(),
                        System.getProperty("java.vendor"),
                        load()));
        report.note("store: embedded, on %s; portal, browser, senders and raw store share this machine"
                .formatted(Files.getFileStore(folder).type()));
        report.progress("starting the portal");
        try (var portal = PortalProcess.start(jar, folder)) {
            report.progress("the portal is ready");
            WebhookToPixel.run(portal, report);
            IngestBesideStore.run(portal, folder, report);
        }
        report.line("");
        report.line("%.0f s in all; load average now %s".formatted(report.seconds(), load()));
    }

    private static String load() {
        return String.format(
                Locale.ROOT,
                "%.1f",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }
}
