package com.cinemataztic.incidents.exporter.collect;

import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Collects the metrics of one scrape, in the order in which they are added. */
final class Gauges {

    private final List<Supplier<MetricSnapshot>> built = new ArrayList<>();

    /** One metric that takes points. */
    interface Points {
        void add(Labels labels, double value);

        default void add(Labels labels, boolean value) {
            add(labels, value ? 1 : 0);
        }

        /** Unix time in seconds, with the fraction. */
        default void add(Labels labels, Instant value) {
            add(labels, seconds(value));
        }
    }

    /** One info metric that takes label sets. */
    @FunctionalInterface
    interface Infos {
        void add(Labels labels);
    }

    Points gauge(String name, String help) {
        GaugeSnapshot.Builder builder = GaugeSnapshot.builder().name(name).help(help);
        built.add(builder::build);
        return (labels, value) -> builder.dataPoint(
                GaugeDataPointSnapshot.builder().labels(labels).value(value).build());
    }

    /** @param name without {@code _info} */
    Infos info(String name, String help) {
        InfoSnapshot.Builder builder = InfoSnapshot.builder().name(name).help(help);
        built.add(builder::build);
        return labels ->
                builder.dataPoint(InfoDataPointSnapshot.builder().labels(labels).build());
    }

    List<MetricSnapshot> snapshots() {
        return built.stream().map(Supplier::get).toList();
    }

    /** Unix time in seconds, with the fraction. */
    static double seconds(Instant instant) {
        return instant.getEpochSecond() + instant.getNano() / 1e9;
    }
}
