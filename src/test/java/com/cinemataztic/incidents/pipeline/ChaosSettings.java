package com.cinemataztic.incidents.pipeline;

import com.cinemataztic.incidents.alerts.AlertSettings;
import com.cinemataztic.incidents.tickets.settings.TicketSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.convert.DurationStyle;

/**
 * How often each part does its work and for how long it waits: read from what {@code ops/run} rendered and the parts were
 * started with, so that what is printed is what was used.
 *
 * @param poll of the vendor by the exporter
 * @param scrape of the exporter by Prometheus
 * @param evaluation of the rules
 * @param firesAfter {@code for} of a machine's rules
 * @param keepsFiring {@code keep_firing_for} of them
 * @param groupWait until Alertmanager notifies a new group
 * @param groupInterval until it notifies changes of a known one, and for how long it tries one notification
 * @param resend after how long Prometheus sends an alert again
 * @param ask how often the portal polls Prometheus and Alertmanager
 * @param alertmanagerSettles for how long nothing is concluded from what a started Alertmanager does not list
 * @param settle how long a ticket stays recovered
 * @param sweep how often the portal checks for due tickets
 */
record ChaosSettings(
        Duration poll,
        Duration scrape,
        Duration evaluation,
        Duration firesAfter,
        Duration keepsFiring,
        Duration groupWait,
        Duration groupInterval,
        Duration resend,
        Duration ask,
        Duration alertmanagerSettles,
        Duration settle,
        Duration sweep) {

    /** Prometheus's default. */
    private static final String RESEND_BY_DEFAULT = "1m";

    /** The fast pace of {@code ops/run}, and what the portal itself waits for shortened likewise. */
    static final Map<String, String> SHORT = Map.of(
            "portal.alerts.ask-every", "2s",
            "portal.alerts.alertmanager-settles", "12s",
            "portal.tickets.settle", "8s",
            "portal.fleet.read-every", "3s");

    /** @return what {@code ops/run} is started with */
    static Map<String, String> environment(boolean fallback) {
        var environment = new TreeMap<>(Map.of("PACE", fallback ? "normal" : "fast", "PORTAL_RUN_TOLERANT", "1"));
        if (!fallback) {
            SHORT.forEach((key, value) ->
                    environment.put(key.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT), value));
        }
        return environment;
    }

    /** @param data the folder of the run */
    static ChaosSettings of(Path data, boolean fallback) {
        var prometheus = read(data.resolve("conf/prometheus.yml"));
        var alertmanager = read(data.resolve("conf/alertmanager.yml"));
        var rule = read(data.resolve("conf/rules/machines.rules.yml"));
        rule = rule.substring(rule.indexOf("- alert: MachineOffline"));
        var binder = new Binder(new MapConfigurationPropertySource(fallback ? Map.of() : SHORT));
        var alerts = binder.bindOrCreate("portal.alerts", AlertSettings.class);
        var tickets = binder.bindOrCreate("portal.tickets", TicketSettings.class);
        return new ChaosSettings(
                found("CINE_CLOUD_POLL_INTERVAL=(\\w+)", read(data.resolve("run/exporter.sh")), ""),
                found("scrape_interval: (\\w+)", prometheus, ""),
                found("evaluation_interval: (\\w+)", prometheus, ""),
                found(" for: (\\w+)", rule, ""),
                found("keep_firing_for: (\\w+)", rule, ""),
                found("group_wait: (\\w+)", alertmanager, ""),
                found("group_interval: (\\w+)", alertmanager, ""),
                found("resend-delay=(\\w+)", read(data.resolve("run/prometheus.sh")), RESEND_BY_DEFAULT),
                alerts.askEvery(),
                alerts.alertmanagerSettles(),
                tickets.settle(),
                tickets.sweepEvery());
    }

    /** @return after how long without a word from Prometheus Alertmanager says by itself that an alert has ended */
    Duration alertTimeout() {
        return (resend.compareTo(evaluation) > 0 ? resend : evaluation).multipliedBy(4);
    }

    /** @return a line for each */
    String written() {
        var lines = new LinkedHashMap<String, Duration>();
        lines.put("exporter: poll", poll);
        lines.put("Prometheus: scrape_interval", scrape);
        lines.put("Prometheus: evaluation_interval", evaluation);
        lines.put("rules: for", firesAfter);
        lines.put("rules: keep_firing_for", keepsFiring);
        lines.put("Prometheus: rules.alert.resend-delay", resend);
        lines.put("Prometheus: an alert's time-out at Alertmanager (4 x resend-delay)", alertTimeout());
        lines.put("Alertmanager: group_wait", groupWait);
        lines.put("Alertmanager: group_interval", groupInterval);
        lines.put("portal.alerts.ask-every", ask);
        lines.put("portal.alerts.alertmanager-settles", alertmanagerSettles);
        lines.put("portal.tickets.settle", settle);
        lines.put("portal.tickets.sweep-every", sweep);
        lines.put("work: allowed for what polling, evaluating, asking and writing take themselves", ChaosBounds.WORK);
        return lines.entrySet().stream()
                .map(line -> "| " + line.getKey() + " | " + Bound.seconds(line.getValue()) + " |")
                .collect(Collectors.joining("\n", "| setting | |\n|---|---|\n", "\n"));
    }

    private static Duration found(String pattern, String text, String otherwise) {
        var matcher = Pattern.compile(pattern).matcher(text);
        var value = matcher.find() ? matcher.group(1) : otherwise;
        return DurationStyle.SIMPLE.parse(value);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
