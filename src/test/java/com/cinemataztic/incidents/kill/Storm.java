package com.cinemataztic.incidents.kill;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Every screen of the fleet goes dark: one webhook each, as Alertmanager sends them with a group a machine. */
final class Storm implements AutoCloseable {

    /** One screen of it. */
    record Alert(int round, int number, Instant startsAt) {

        private static final List<String> REGIONS = List.of("denmark", "germany", "new-zealand");

        /**
         * @param round names the screens: each round's are others
         * @param size how many screens
         */
        static List<Alert> ofRound(int round, int size) {
            var startsAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            return IntStream.range(0, size)
                    .mapToObj(number -> new Alert(round, number, startsAt))
                    .toList();
        }

        String cinemaId() {
            return "storm-%03d".formatted(round);
        }

        String screenId() {
            return "s" + number;
        }

        /** @return the key that its ticket must have */
        String key() {
            return "1|machine-offline|" + cinemaId() + "/" + screenId();
        }

        /** @return Alertmanager's version 4, as captured from 0.25 */
        String body() {
            var labels = """
                    {"alertname":"MachineOffline","cinema_id":"%s","error_id":"machine-offline",\
                    "machine_id":"02:c1:00:%02x:%02x:%02x","region":"%s","screen_id":"%s","severity":"critical"}""".formatted(
                            cinemaId(),
                            round & 0xff,
                            number >> 8,
                            number & 0xff,
                            REGIONS.get(number % REGIONS.size()),
                            screenId());
            var annotations = """
                    {"cinema_name":"Stormbio %1$d","description":"The vendor's cloud has no contact.",\
                    "fault_since":"%2$d","screen_name":"Sal %3$d","summary":"Machine offline"}""".formatted(round, startsAt.getEpochSecond() - 60, number);
            return """
                    {"receiver":"portal","status":"firing","alerts":[{"status":"firing","labels":%1$s,\
                    "annotations":%2$s,"startsAt":"%3$s","endsAt":"0001-01-01T00:00:00Z",\
                    "generatorURL":"http://127.0.0.1:9090/graph?g0.expr=cine_machine_up+%%3D%%3D+0\\u0026g0.tab=1",\
                    "fingerprint":"%4$016x"}],"groupLabels":{"alertname":"MachineOffline","screen_id":"%5$s"},\
                    "commonLabels":%1$s,"commonAnnotations":%2$s,"externalURL":"http://127.0.0.1:9093",\
                    "version":"4","groupKey":"{}:{alertname=\\"MachineOffline\\", screen_id=\\"%5$s\\"}",\
                    "truncatedAlerts":0}
                    """.formatted(labels, annotations, startsAt, (long) round << 32 | number, screenId());
        }
    }

    private final List<PortalProgram> portals;
    private final List<Alert> alerts;
    private final Semaphore connections;
    private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<Alert> acknowledged = ConcurrentHashMap.newKeySet();
    private final Set<String> rejections = ConcurrentHashMap.newKeySet();
    private final AtomicInteger underWay = new AtomicInteger();
    private final Semaphore acknowledgements = new Semaphore(0);

    /** @param connections how many webhooks are under way at a time at the most */
    Storm(PortalProgram portal, List<Alert> alerts, int connections) {
        this(List.of(portal), alerts, connections);
    }

    /** As the other, sent to several portals in turn. */
    Storm(List<PortalProgram> portals, List<Alert> alerts, int connections) {
        this.portals = List.copyOf(portals);
        this.alerts = alerts;
        this.connections = new Semaphore(connections);
    }

    List<Alert> alerts() {
        return alerts;
    }

    /** Sends all, each once; does not wait for the answers. */
    void rage() {
        alerts.forEach(alert -> senders.execute(() -> send(alert)));
        senders.shutdown();
    }

    /** @return whether so many more alerts are acknowledged within that time */
    boolean awaitAcknowledged(int count, Duration limit) throws InterruptedException {
        return acknowledgements.tryAcquire(count, limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** @return how many requests are sent and not answered */
    int underWay() {
        return underWay.get();
    }

    /** Waits until each request is answered or has failed. */
    void awaitOver() throws InterruptedException {
        if (!senders.awaitTermination(5, TimeUnit.MINUTES)) {
            throw new IllegalStateException("requests hang that no one will answer");
        }
    }

    /** @return the alerts that were answered with a 2xx */
    Set<Alert> acknowledged() {
        return Collections.unmodifiableSet(acknowledged);
    }

    /** @return other answers than 2xx */
    Set<String> rejections() {
        return Collections.unmodifiableSet(rejections);
    }

    @Override
    public void close() {
        senders.shutdownNow();
    }

    private void send(Alert alert) {
        try {
            connections.acquire();
            underWay.incrementAndGet();
            try {
                int status = portals.get(alert.number() % portals.size()).deliver(alert.body());
                if (status / 100 == 2) {
                    acknowledged.add(alert);
                    acknowledgements.release();
                } else {
                    rejections.add("status " + status);
                }
            } finally {
                underWay.decrementAndGet();
                connections.release();
            }
        } catch (IOException killed) {
            // Not acknowledged, so nothing is promised.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
