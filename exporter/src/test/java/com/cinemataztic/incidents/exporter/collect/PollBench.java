package com.cinemataztic.incidents.exporter.collect;

import com.cinemataztic.incidents.exporter.FleetVendor;
import com.cinemataztic.incidents.exporter.cinecloud.HttpCineCloud;
import com.cinemataztic.incidents.exporter.cinecloud.RetryPolicy;
import com.cinemataztic.incidents.exporter.config.CineCloudSettings;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.logging.LogManager;

/**
 * Measures polls of 700 machines beside the least time that they can take, latency x calls / concurrency, and a scrape.
 * Run by {@code exporter/bench}; asserts nothing.
 */
final class PollBench {

    private static final int MACHINES = 700;
    private static final int POLLS = 5;
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private PollBench() {}

    /** Takes the concurrencies to try; 16 and 64 without any. */
    public static void main(String[] args) throws IOException {
        List<Integer> concurrencies = args.length == 0
                ? List.of(16, 64)
                : Arrays.stream(args).map(Integer::valueOf).toList();
        // The exporter's own lines would stand between the results.
        LogManager.getLogManager().reset();
        System.out.println("latency ms | at a time | calls | bound s | measured s (median of " + POLLS + ") | over");
        KnownFleet fleet = new KnownFleet();
        for (int concurrency : concurrencies) {
            for (int latency : new int[] {5, 50, 500}) {
                poll(fleet, concurrency, Duration.ofMillis(latency));
            }
        }
        scrape(fleet);
    }

    private static void poll(KnownFleet fleet, int concurrency, Duration latency) throws IOException {
        Clock clock = Clock.systemUTC();
        SelfMetrics self = new SelfMetrics(new PrometheusRegistry(), fleet, "bench");
        try (FleetVendor vendor = new FleetVendor(MACHINES)) {
            CineCloudSettings settings = vendor.settings(concurrency, TIMEOUT);
            try (HttpCineCloud cloud = new HttpCineCloud(settings, RetryPolicy.STANDARD, self, clock);
                    MachineReader reader = new MachineReader(cloud, fleet, self, clock, concurrency, TIMEOUT)) {
                // Connections and compiled code are there from the second poll on.
                reader.poll();
                vendor.latency(latency);
                int before = vendor.calls();
                double[] seconds = new double[POLLS];
                for (int i = 0; i < POLLS; i++) {
                    long start = System.nanoTime();
                    reader.poll();
                    seconds[i] = (System.nanoTime() - start) / 1e9;
                }
                Arrays.sort(seconds);
                int calls = (vendor.calls() - before) / POLLS;
                double bound = latency.toMillis() / 1e3 * calls / concurrency;
                double measured = seconds[POLLS / 2];
                System.out.printf(
                        "%10d | %9d | %5d | %7.2f | %10.2f %16s | %+.0f %%%n",
                        latency.toMillis(), concurrency, calls, bound, measured, "", (measured / bound - 1) * 100);
            }
        }
    }

    private static void scrape(KnownFleet fleet) throws IOException {
        FleetMetrics metrics = new FleetMetrics(fleet, Clock.systemUTC());
        PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();
        double[] millis = new double[50];
        int size = 0;
        for (int i = 0; i < millis.length; i++) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            long start = System.nanoTime();
            writer.write(out, metrics.collect(), EscapingScheme.UNDERSCORE_ESCAPING);
            millis[i] = (System.nanoTime() - start) / 1e6;
            size = out.size();
        }
        Arrays.sort(millis);
        System.out.printf(
                "%nscrape of the fleet (one cinema of 200 screens): median %.0f ms, %.2f MB%n",
                millis[millis.length / 2], size / 1e6);
    }
}
