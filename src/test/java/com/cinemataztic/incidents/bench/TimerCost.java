package com.cinemataztic.incidents.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * What the timers of an idle portal cost in CPU, and what of that grows with the live tickets on its board. Two portals
 * run side by side, one with few live tickets and one with many, and are measured over the same time. It spans one
 * escalation audit and two comparisons of the board with the store, which read every live ticket on purpose.
 */
final class TimerCost {

    private static final int FEW = 200;
    private static final int MANY = 20_000;
    private static final int GROUP = 500;
    private static final Duration IDLE = Duration.ofSeconds(60);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(6);
    private static final int TASKS_SHOWN = 8;
    private static final String TASK_SECONDS = "tasks_scheduled_execution_seconds_sum";

    private TimerCost() {}

    /** @param arguments an empty folder for all that is written, which the caller deletes, and the portal's command */
    public static void main(String[] arguments) throws Exception {
        var folder = Files.createDirectories(Path.of(arguments[0]).toAbsolutePath());
        var command = List.of(arguments).subList(1, arguments.length);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> ProcessHandle.current().descendants().toList().forEach(ProcessHandle::destroyForcibly)));
        Bench.run("timers", folder, report -> run(command, folder, report));
    }

    private static void run(List<String> command, Path folder, Report report) throws Exception {
        report.progress("starting two portals");
        try (var small = PortalProcess.start(command, Files.createDirectories(folder.resolve("few")));
                var large = PortalProcess.start(command, Files.createDirectories(folder.resolve("many")))) {
            fill(small, FEW, report);
            fill(large, MANY, report);
            report.progress("idle for %d s".formatted(IDLE.toSeconds()));
            var few = Reading.of(small);
            var many = Reading.of(large);
            Thread.sleep(IDLE);
            report(report, few.until(small), many.until(large));
        }
    }

    /** Ends when everybody who is to be notified has been. */
    private static void fill(PortalProcess portal, int tickets, Report report) throws Exception {
        report.progress("opening %,d tickets".formatted(tickets));
        var startsAt = Instant.now();
        for (int from = 0; from < tickets; from += GROUP) {
            portal.post(Alert.webhook(IntStream.range(from, Math.min(from + GROUP, tickets))
                    .mapToObj(screen -> Alert.firing(screen, startsAt))
                    .toList()));
        }
        report.progress("waiting for their notifications");
        var deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
        // The gauge is read from the store every 10 s.
        do {
            Thread.sleep(Duration.ofSeconds(12));
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("notifications are still pending");
            }
        } while (portal.metrics().sum("portal_notifications_pending") > 0);
    }

    /** @param cpu used so far, or in a time */
    private record Reading(Duration cpu, PortalProcess.Metrics metrics) {

        static Reading of(PortalProcess portal) throws Exception {
            return new Reading(portal.processorTime(), portal.metrics());
        }

        Used until(PortalProcess portal) throws Exception {
            return new Used(portal.processorTime().minus(cpu), metrics, portal.metrics());
        }
    }

    private record Used(Duration cpu, PortalProcess.Metrics before, PortalProcess.Metrics after) {

        double millisPerSecond() {
            return perSecond(cpu.toNanos() / 1e6);
        }

        /** The time that the task ran: its CPU and its waits. */
        double millisPerSecond(String labels) {
            return perSecond(1e3 * (after.sum(TASK_SECONDS, labels) - before.sum(TASK_SECONDS, labels)));
        }

        private static double perSecond(double millis) {
            return millis / IDLE.toSeconds();
        }
    }

    private static void report(Report report, Used few, Used many) {
        report.heading(
                "What the timers of an idle portal cost",
                "milliseconds a second, over %d s".formatted(IDLE.toSeconds()),
                "at %,d".formatted(FEW),
                "at %,d".formatted(MANY),
                "ratio");
        line(report, "CPU of the whole portal", few.millisPerSecond(), many.millisPerSecond());
        report.line("the longest running tasks, their waits for the store included");
        many.after().lines().stream()
                .filter(line -> line.startsWith(TASK_SECONDS + "{"))
                .map(line -> line.substring(line.indexOf("code_function"), line.indexOf(",error")))
                .distinct()
                .sorted((one, other) -> Double.compare(many.millisPerSecond(other), many.millisPerSecond(one)))
                .limit(TASKS_SHOWN)
                .forEach(task -> line(
                        report,
                        "  " + task.replaceAll(".*\\.(\\w+)\".*", "$1") + "."
                                + task.replaceAll("code_function=\"(\\w+)\".*", "$1"),
                        few.millisPerSecond(task),
                        many.millisPerSecond(task)));
    }

    private static void line(Report report, String name, double few, double many) {
        report.columns(name, Report.number(few), Report.number(many), String.format(Locale.ROOT, "%.2f", many / few));
    }
}
