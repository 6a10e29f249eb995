package com.cinemataztic.incidents.exporter;

import com.cinemataztic.incidents.exporter.collect.FleetMetrics;
import com.cinemataztic.incidents.exporter.collect.KnownFleet;
import com.cinemataztic.incidents.exporter.collect.SelfMetrics;
import com.cinemataztic.incidents.exporter.config.ExporterSettings;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The whole exporter, wired and running until it is closed. */
public final class Exporter implements AutoCloseable {

    private final KnownFleet fleet;
    private final SelfMetrics self;
    private final Clock clock;
    private final ExporterServer server;
    private Polling polling;
    private boolean closed;
    private @Nullable SettingsWatch watch;

    private Exporter(KnownFleet fleet, SelfMetrics self, Clock clock, ExporterServer server, Polling polling) {
        this.fleet = fleet;
        this.self = self;
        this.clock = clock;
        this.server = server;
        this.polling = polling;
    }

    /**
     * Starts to listen and to poll; returns before the first poll ends.
     *
     * @throws IOException if the address to listen on cannot be used
     */
    public static Exporter start(ExporterSettings settings, Clock clock) throws IOException {
        PrometheusRegistry registry = new PrometheusRegistry();
        KnownFleet fleet = new KnownFleet();
        SelfMetrics self = new SelfMetrics(registry, fleet, version());
        self.configured(true, clock.instant());
        registry.register(new FleetMetrics(fleet, clock));
        JvmMetrics.builder().register(registry);
        ExporterServer server = ExporterServer.start(settings.host(), settings.port(), registry, self::hasSucceeded);
        return new Exporter(fleet, self, clock, server, Polling.start(settings.cineCloud(), fleet, self, clock));
    }

    /**
     * Looks at the settings from time to time and takes them over when they change, with all that is known of the fleet.
     *
     * @param running the settings that it was started with
     * @param source reads them; may refuse
     */
    public synchronized void follow(ExporterSettings running, Supplier<ExporterSettings> source, Duration every) {
        watch = SettingsWatch.start(running, source, this::use, self, clock, every);
    }

    /** The port it listens on. */
    public int port() {
        return server.port();
    }

    /** Stops to answer first, so that nobody scrapes an exporter whose polls have ended. */
    @Override
    public void close() {
        SettingsWatch toEnd = watch;
        if (toEnd != null) {
            toEnd.close();
        }
        server.close();
        synchronized (this) {
            closed = true;
            polling.close();
        }
    }

    /** The old ones end first: at no time are there more calls than set. */
    private synchronized void use(ExporterSettings settings) {
        if (!closed) {
            polling.close();
            polling = Polling.start(settings.cineCloud(), fleet, self, clock);
        }
    }

    /** The version of the jar. */
    static String version() {
        return Objects.requireNonNullElse(Exporter.class.getPackage().getImplementationVersion(), "development");
    }
}
