package com.cinemataztic.incidents.exporter.collect;

import com.cinemataztic.incidents.exporter.cinecloud.CallLedger;
import com.cinemataztic.incidents.exporter.cinecloud.Endpoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The exporter's metrics about itself: whether the vendor answers, how old the data is, what failed. */
public final class SelfMetrics implements CallLedger {

    private final Gauge apiUp;
    private final Gauge listingsComplete;
    private final Gauge pollDuration;
    private final Counter polls;
    private final Counter callErrors;
    private final Histogram callDuration;
    private final Gauge callsInFlight;
    private final Counter notModified;
    private final Gauge circuitOpen;
    private final Gauge waiting;
    private final Counter reloads;
    private final Gauge configUsable;
    private final Gauge configuredAt;
    private final Map<Endpoint, CallResult> lastAnswers = new ConcurrentHashMap<>();
    private volatile @Nullable Instant lastSuccess;

    /**
     * Registers all of them.
     *
     * @param version the exporter's own
     */
    public SelfMetrics(PrometheusRegistry registry, KnownFleet fleet, String version) {
        apiUp = gauge(
                registry,
                "cine_exporter_api_up",
                "1 if the last poll of cine-cloud succeeded, else 0; 0 before the first.");
        listingsComplete = gauge(
                registry,
                "cine_exporter_listings_complete",
                "1 if both listings of the last poll came and every entry of them could be read, else 0; 0 before the first.");
        pollDuration = gauge(
                registry,
                "cine_exporter_poll_duration_seconds",
                "Duration of the last poll of listings and statuses, in seconds.");
        polls = counter(registry, "cine_exporter_polls_total", "Polls of cine-cloud so far, failed ones too.");
        callErrors = counter(
                registry,
                "cine_exporter_call_errors_total",
                "Calls to cine-cloud, or parts of answers, that failed; each try counts.",
                "endpoint",
                "reason");
        callDuration = Histogram.builder()
                .name("cine_exporter_call_duration_seconds")
                .help("Duration of calls to cine-cloud, failed ones too, in seconds.")
                .labelNames("endpoint")
                .classicOnly()
                .classicUpperBounds(0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
                .register(registry);
        callsInFlight =
                gauge(registry, "cine_exporter_calls_in_flight", "Calls to cine-cloud that are under way.", "endpoint");
        notModified = counter(
                registry,
                "cine_exporter_not_modified_total",
                "Answers of cine-cloud that nothing had changed since the last one.",
                "endpoint");
        circuitOpen = gauge(
                registry,
                "cine_exporter_circuit_open",
                "1 while the endpoint is taken for down and only tried now and then, else 0.",
                "endpoint");
        waiting = gauge(
                registry,
                "cine_exporter_patient_lane_length",
                "Machines or screens that wait for a second try or are slow, at the end of the last round.",
                "endpoint");
        reloads = counter(
                registry,
                "cine_exporter_config_reloads_total",
                "New settings that were applied, or rejected because they are invalid.",
                "result");
        configUsable = gauge(
                registry,
                "cine_exporter_config_last_reload_successful",
                "1 if the current settings are in use, 0 if they were rejected.");
        configuredAt = gauge(
                registry,
                "cine_exporter_config_last_reload_success_timestamp_seconds",
                "Unix time at which settings were last found to be good, in seconds.");
        registerCallbacks(registry, fleet);
        Info.builder()
                .name("cine_exporter_build_info")
                .help("Version of the exporter; always 1.")
                .labelNames("version")
                .register(registry)
                .setLabelValues(version);
        for (Endpoint endpoint : Endpoint.values()) {
            // Present from the start: the first rise is then visible as one.
            callDuration.initLabelValues(endpoint.word());
            callsInFlight.initLabelValues(endpoint.word());
            notModified.initLabelValues(endpoint.word());
            circuitOpen.initLabelValues(endpoint.word());
        }
        reloads.initLabelValues("success");
        reloads.initLabelValues("failure");
        waiting.initLabelValues(Endpoint.STATUS.word());
        waiting.initLabelValues(Endpoint.SHOWS.word());
    }

    /** Whether a poll has ever succeeded. */
    public boolean hasSucceeded() {
        return lastSuccess != null;
    }

    @Override
    public void failed(Endpoint endpoint, String reason) {
        callErrors.labelValues(endpoint.word(), reason).inc();
    }

    @Override
    public void begun(Endpoint endpoint) {
        callsInFlight.labelValues(endpoint.word()).inc();
    }

    @Override
    public void ended(Endpoint endpoint, Duration took) {
        callsInFlight.labelValues(endpoint.word()).dec();
        callDuration.labelValues(endpoint.word()).observe(took.toNanos() / 1e9);
    }

    @Override
    public void notModified(Endpoint endpoint) {
        notModified.labelValues(endpoint.word()).inc();
    }

    @Override
    public void circuit(Endpoint endpoint, boolean open) {
        circuitOpen.labelValues(endpoint.word()).set(open ? 1 : 0);
    }

    /** No call was made yet: no endpoint counts as down. */
    public void circuitsClosed() {
        for (Endpoint endpoint : Endpoint.values()) {
            circuit(endpoint, false);
        }
    }

    /** New settings were applied or rejected. */
    public void reloaded(boolean success) {
        reloads.labelValues(success ? "success" : "failure").inc();
    }

    /** Whether the current settings are in use. */
    public void configured(boolean usable, Instant now) {
        configUsable.set(usable ? 1 : 0);
        if (usable) {
            configuredAt.set(Gauges.seconds(now));
        }
    }

    /** The request {@code asked} got a good answer. */
    void answered(Endpoint endpoint, CallResult asked) {
        lastAnswers.merge(endpoint, asked, (known, newer) -> newer.before(known) ? known : newer);
    }

    void waiting(Endpoint endpoint, int length) {
        waiting.labelValues(endpoint.word()).set(length);
    }

    /** @param complete whether both listings were complete: what they do not name is gone */
    void polled(boolean success, boolean complete, Instant now, Duration took) {
        polls.inc();
        pollDuration.set(took.toNanos() / 1e9);
        apiUp.set(success ? 1 : 0);
        listingsComplete.set(complete ? 1 : 0);
        if (success) {
            lastSuccess = now;
        }
    }

    private static Gauge gauge(PrometheusRegistry registry, String name, String help, String... labels) {
        return Gauge.builder().name(name).help(help).labelNames(labels).register(registry);
    }

    private static Counter counter(PrometheusRegistry registry, String name, String help, String... labels) {
        return Counter.builder().name(name).help(help).labelNames(labels).register(registry);
    }

    private void registerCallbacks(PrometheusRegistry registry, KnownFleet fleet) {
        GaugeWithCallback.builder()
                .name("cine_exporter_last_success_timestamp_seconds")
                .help("Unix time of the end of the last successful poll, in seconds; absent before the first.")
                .callback(callback -> {
                    Instant success = lastSuccess;
                    if (success != null) {
                        callback.call(Gauges.seconds(success));
                    }
                })
                .register(registry);
        GaugeWithCallback.builder()
                .name("cine_exporter_endpoint_last_success_timestamp_seconds")
                .help("Unix time of the last good answer of the endpoint, in seconds; absent before the first.")
                .labelNames("endpoint")
                .callback(callback -> lastAnswers.forEach(
                        (endpoint, asked) -> callback.call(Gauges.seconds(asked.at()), endpoint.word())))
                .register(registry);
        GaugeWithCallback.builder()
                .name("cine_exporter_machines")
                .help("Machines known to the exporter.")
                .callback(callback -> callback.call(fleet.machines().size()))
                .register(registry);
    }
}
