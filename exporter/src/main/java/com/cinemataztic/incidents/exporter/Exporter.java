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

/** The whole exporter. It runs until it is closed. */
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
     * Starts listening and polling. Returns before the first poll ends.
     *
     * @throws IOException if the listen address cannot be used
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
     * Checks the settings periodically and applies them when they change. The known state of the fleet is kept.
     *
     * @param running the settings in use at start
     * @param source reads the settings; may reject them
     */
    public synchronized void follow(ExporterSettings running, Supplier<ExporterSettings> source, Duration every) {
        watch = SettingsWatch.start(running, source, this::use, self, clock, every);
    }

    public int port() {
        return server.port();
    }

    /** Stops the HTTP server first: nobody may scrape an exporter whose polls have ended. */
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

    /** Closes the old polling first, to never exceed the configured number of concurrent calls. */
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
