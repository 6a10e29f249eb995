package com.cinemataztic.incidents.exporter;

import com.cinemataztic.incidents.exporter.cinecloud.HttpCineCloud;
import com.cinemataztic.incidents.exporter.cinecloud.RetryPolicy;
import com.cinemataztic.incidents.exporter.collect.FleetMetrics;
import com.cinemataztic.incidents.exporter.collect.KnownFleet;
import com.cinemataztic.incidents.exporter.collect.MachineReader;
import com.cinemataztic.incidents.exporter.collect.Rounds;
import com.cinemataztic.incidents.exporter.collect.SelfMetrics;
import com.cinemataztic.incidents.exporter.collect.ShowReader;
import com.cinemataztic.incidents.exporter.config.CineCloudSettings;
import com.cinemataztic.incidents.exporter.config.ExporterSettings;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.time.Clock;
import java.util.Objects;

/** The whole exporter, wired and running until it is closed. */
public final class Exporter implements AutoCloseable {

    private final HttpCineCloud cloud;
    private final Rounds rounds;
    private final ExporterServer server;

    private Exporter(HttpCineCloud cloud, Rounds rounds, ExporterServer server) {
        this.cloud = cloud;
        this.rounds = rounds;
        this.server = server;
    }

    /**
     * Starts to listen and to poll; returns before the first poll ends.
     *
     * @throws IOException if the address to listen on cannot be used
     */
    public static Exporter start(ExporterSettings settings, Clock clock) throws IOException {
        CineCloudSettings vendor = settings.cineCloud();
        PrometheusRegistry registry = new PrometheusRegistry();
        KnownFleet fleet = new KnownFleet();
        SelfMetrics self = new SelfMetrics(registry, fleet, version());
        registry.register(new FleetMetrics(fleet, clock));
        JvmMetrics.builder().register(registry);

        ExporterServer server = ExporterServer.start(settings.host(), settings.port(), registry, self::hasSucceeded);
        HttpCineCloud cloud = new HttpCineCloud(vendor, RetryPolicy.STANDARD, self, clock);
        Rounds rounds = new Rounds(
                new MachineReader(cloud, fleet, self, clock, vendor.concurrency(), vendor.timeout()),
                new ShowReader(
                        cloud, fleet, self, clock, vendor.showsRefresh(), vendor.concurrency(), vendor.timeout()),
                vendor.pollInterval());
        rounds.start();
        return new Exporter(cloud, rounds, server);
    }

    /** The port it listens on. */
    public int port() {
        return server.port();
    }

    /** Stops to answer first, so that nobody scrapes an exporter whose polls have ended. */
    @Override
    public void close() {
        server.close();
        rounds.close();
        cloud.close();
    }

    private static String version() {
        return Objects.requireNonNullElse(Exporter.class.getPackage().getImplementationVersion(), "development");
    }
}
