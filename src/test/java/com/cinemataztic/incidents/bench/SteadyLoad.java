package com.cinemataztic.incidents.bench;

import com.cinemataztic.incidents.support.BrowserSession;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What must go on beside an attack: so many webhooks a second, each a change of one ticket, each sent once; a person who opens
 * the queue twice a second; and a look at heap and threads every second.
 */
final class SteadyLoad {

    private static final int WEBHOOKS_PER_SECOND = 20;
    private static final int TICKETS = 700;
    private static final long PAGE_MILLIS = 500;
    private static final double MEGABYTE = 1024 * 1024;
    private static final AtomicInteger CHANGES = new AtomicInteger();

    private final PortalProcess portal;
    private final BrowserSession person;
    private final Instant startsAt = Instant.now();

    /** @param path the portal's context path */
    SteadyLoad(PortalProcess portal, String path) {
        this.portal = portal;
        this.person = BrowserSession.below(portal.port(), path).login(PortalProcess.ACCOUNT, PortalProcess.PASSWORD);
    }

    /**
     * What was seen.
     *
     * @param sent webhooks
     * @param taken answered 200 at the first try
     * @param webhooks milliseconds until each was answered
     * @param pages milliseconds until each page was there; a rejected one counts as the longest wait
     */
    record Seen(
            int sent,
            int taken,
            Distribution webhooks,
            Distribution pages,
            double heapMegabytes,
            double residentMegabytes,
            int threads) {}

    Seen run(Duration length) throws InterruptedException {
        var count = (int) (WEBHOOKS_PER_SECOND * length.toSeconds());
        var taken = new AtomicInteger();
        Queue<Double> webhooks = new ConcurrentLinkedQueue<>();
        Queue<Double> pages = new ConcurrentLinkedQueue<>();
        var peaks = new Peaks();
        try (var timers = Executors.newScheduledThreadPool(4);
                var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < count; i++) {
                timers.schedule(
                        () -> senders.execute(() -> post(taken, webhooks)),
                        i * 1_000L / WEBHOOKS_PER_SECOND,
                        TimeUnit.MILLISECONDS);
            }
            for (long at = 0; at < length.toMillis(); at += PAGE_MILLIS) {
                timers.schedule(() -> senders.execute(() -> open(pages)), at, TimeUnit.MILLISECONDS);
            }
            for (long second = 1; second < length.toSeconds(); second++) {
                timers.schedule(() -> peaks.look(portal), second, TimeUnit.SECONDS);
            }
            timers.shutdown();
            timers.awaitTermination(length.toSeconds() + 60, TimeUnit.SECONDS);
        }
        return new Seen(
                count,
                taken.get(),
                new Distribution(webhooks),
                new Distribution(pages),
                peaks.heap / MEGABYTE,
                peaks.resident,
                peaks.threads);
    }

    private void post(AtomicInteger taken, Queue<Double> millis) {
        var change = CHANGES.incrementAndGet();
        var alert = new Alert(change % TICKETS, "warning", "change " + change, startsAt, null);
        var began = System.nanoTime();
        try {
            portal.post(Alert.webhook(List.of(alert)));
            taken.incrementAndGet();
        } catch (IOException | IllegalStateException rejected) {
            // Counted by its absence.
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
        millis.add((System.nanoTime() - began) / 1e6);
    }

    private void open(Queue<Double> millis) {
        var began = System.nanoTime();
        var there = false;
        try {
            there = person.send(person.request("/").timeout(Duration.ofSeconds(30)))
                            .statusCode()
                    == 200;
        } catch (RuntimeException failed) {
            // As a page that was rejected.
        }
        millis.add(
                there
                        ? (System.nanoTime() - began) / 1e6
                        : Duration.ofSeconds(30).toMillis());
    }

    private static final class Peaks {

        private double heap;
        private double resident;
        private int threads;

        private synchronized void look(PortalProcess portal) {
            try {
                resident = Math.max(resident, portal.residentMegabytes());
                var metrics = portal.metrics();
                heap = Math.max(heap, metrics.sum("jvm_memory_used_bytes", "area=\"heap\""));
                threads = Math.max(threads, (int) metrics.sum("jvm_threads_live_threads"));
            } catch (IOException | RuntimeException noAnswer) {
                // The next look may have one.
            } catch (InterruptedException end) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
