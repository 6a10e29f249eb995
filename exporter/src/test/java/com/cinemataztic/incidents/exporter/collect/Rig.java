package com.cinemataztic.incidents.exporter.collect;

import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.threeten.extra.MutableClock;

/** The collecting half of the exporter over a vendor in memory and a clock set by hand. */
final class Rig {

    final ScriptedCloud cloud = new ScriptedCloud();
    final MutableClock clock = MutableClock.of(Instant.parse("2026-03-28T12:00:00Z"), ZoneOffset.UTC);
    final KnownFleet fleet = new KnownFleet();
    final PrometheusRegistry registry = new PrometheusRegistry();
    final SelfMetrics self = new SelfMetrics(registry, fleet, "1.2.3");
    final MachineReader machines = new MachineReader(cloud, fleet, self, clock, 4, Duration.ofSeconds(5));
    final ShowReader shows =
            new ShowReader(cloud, fleet, self, clock, Duration.ofMinutes(30), 4, Duration.ofSeconds(5));

    Rig() {
        registry.register(new FleetMetrics(fleet, clock));
    }

    String exposition() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            PrometheusTextFormatWriter.create().write(out, registry.scrape(), EscapingScheme.UNDERSCORE_ESCAPING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    /** The samples whose line starts so. */
    List<String> samples(String start) {
        return exposition().lines().filter(line -> line.startsWith(start)).toList();
    }
}
