package com.cinemataztic.incidents.exporter.collect;

import com.cinemataztic.incidents.exporter.cinecloud.CallErrors;
import com.cinemataztic.incidents.exporter.cinecloud.Endpoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the exporter tells of itself: whether the vendor answers, how old the data is, what failed. */
public final class SelfMetrics implements CallErrors {

    private final Gauge apiUp;
    private final Gauge pollDuration;
    private final Counter polls;
    private final Counter callErrors;
    private volatile @Nullable Instant lastSuccess;

    /** Registers all of them; {@code version} is the exporter's own. */
    public SelfMetrics(PrometheusRegistry registry, KnownFleet fleet, String version) {
        apiUp = Gauge.builder()
                .name("cine_exporter_api_up")
                .help("1 if the last poll of cine-cloud succeeded, else 0; 0 before the first.")
                .register(registry);
        pollDuration = Gauge.builder()
                .name("cine_exporter_poll_duration_seconds")
                .help("Duration of the last poll of listings and statuses, in seconds.")
                .register(registry);
        polls = Counter.builder()
                .name("cine_exporter_polls_total")
                .help("Polls of cine-cloud so far, failed ones too.")
                .register(registry);
        callErrors = Counter.builder()
                .name("cine_exporter_call_errors_total")
                .help("Calls to cine-cloud, or parts of answers, that failed; each try counts.")
                .labelNames("endpoint", "reason")
                .register(registry);
        GaugeWithCallback.builder()
                .name("cine_exporter_last_success_timestamp_seconds")
                .help("Unix time of the end of the last successful poll, in seconds; absent before the first.")
                .callback(callback -> {
                    Instant success = lastSuccess;
                    if (success != null) {
                        callback.call(FleetMetrics.seconds(success));
                    }
                })
                .register(registry);
        GaugeWithCallback.builder()
                .name("cine_exporter_machines")
                .help("Machines known to the exporter.")
                .callback(callback -> callback.call(fleet.machines().size()))
                .register(registry);
        Info.builder()
                .name("cine_exporter_build_info")
                .help("Version of the exporter; always 1.")
                .labelNames("version")
                .register(registry)
                .setLabelValues(version);
    }

    /** Whether a poll has ever succeeded. */
    public boolean hasSucceeded() {
        return lastSuccess != null;
    }

    @Override
    public void count(Endpoint endpoint, String reason) {
        callErrors.labelValues(endpoint.word(), reason).inc();
    }

    void polled(boolean success, Instant now, Duration took) {
        polls.inc();
        pollDuration.set(took.toNanos() / 1e9);
        apiUp.set(success ? 1 : 0);
        if (success) {
            lastSuccess = now;
        }
    }
}
