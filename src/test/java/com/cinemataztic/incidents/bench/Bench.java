package com.cinemataztic.incidents.bench;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** What every bench begins and ends with. */
final class Bench {

    private Bench() {}

    /** The bench itself. */
    interface Body {
        void run(Report report) throws Exception;
    }

    /**
     * Runs it and ends the process, with status 1 if it throws.
     *
     * @param name as it is given to {@code ops/bench}
     * @param folder where the stores are, on the disk that is measured
     */
    static void run(String name, Path folder, Body body) {
        Quiet.please();
        var report = new Report();
        try {
            report.line("ops/bench " + name + ", " + Instant.now().truncatedTo(ChronoUnit.SECONDS));
            report.note("%d cores, JDK %s (%s), load average %s; files on %s"
                    .formatted(
                            Runtime.getRuntime().availableProcessors(),
                            Runtime.version(),
                            System.getProperty("java.vendor"),
                            load(),
                            Files.getFileStore(folder).type()));
            body.run(report);
        } catch (Exception failed) {
            failed.printStackTrace();
            System.exit(1);
        }
        report.line("");
        report.line("%.0f s in all; load average now %s".formatted(report.seconds(), load()));
        System.exit(0);
    }

    private static String load() {
        return String.format(
                Locale.ROOT,
                "%.1f",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }
}
