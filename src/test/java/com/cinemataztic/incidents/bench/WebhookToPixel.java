package com.cinemataztic.incidents.bench;

import com.cinemataztic.incidents.support.Chromium;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * From just before a webhook is sent to the frame of a real browser window that shows its text. Each canary is a
 * critical alert of a screen of its own, older than all others, so that it comes first in the queue and is never below
 * the fold.
 */
final class WebhookToPixel {

    private static final int WARM_UP_WEBHOOKS = 200;
    private static final int WARM_UP_CANARIES = 8;
    private static final int CANARIES = 40;
    private static final int TICKETS_BESIDE = 300;
    private static final int WEBHOOKS_A_SECOND = 20;
    private static final int FIRST_CANARY = 10_000;

    /** Longer than the feed's pause between two pushes, and never in step with it. */
    private static final int LEAST_PAUSE_MILLIS = 300;

    private static final int MOST_PAUSE_MILLIS = 550;

    /**
     * Resolves with the browser's clock once a cell with the text was in a frame: seen by its mutation, checked to be
     * visible when the frame is made, and timed by a message, which comes after that frame.
     */
    private static final String WATCH = """
            const wanted = arguments[0];
            window.canary = new Promise(resolve => {
              const find = () => [...document.querySelectorAll('vaadin-grid-cell-content')]
                .find(cell => cell.textContent.includes(wanted));
              const visible = cell => {
                const box = cell.getBoundingClientRect();
                return cell.checkVisibility() && box.height > 0 && box.top >= 0 && box.bottom <= innerHeight;
              };
              const frame = () => requestAnimationFrame(() => {
                const cell = find();
                if (!cell || !visible(cell)) return frame();
                const channel = new MessageChannel();
                channel.port1.onmessage = () => resolve((performance.timeOrigin + performance.now()).toFixed(3));
                channel.port2.postMessage(0);
              });
              const observer = new MutationObserver(() => {
                if (find()) { observer.disconnect(); frame(); }
              });
              observer.observe(document.body, {subtree: true, childList: true, characterData: true});
              setTimeout(() => resolve('never'), 20000);
            });""";

    private final PortalProcess portal;
    private final Chromium window;
    private final Instant began = Instant.now();
    private int canaries;

    private WebhookToPixel(PortalProcess portal, Chromium window) {
        this.portal = portal;
        this.window = window;
    }

    /** One canary. @param post milliseconds until it was acknowledged. @param pixel until it was seen */
    private record Seen(double post, double pixel) {}

    static void run(PortalProcess portal, Report report) throws Exception {
        try (var window = new Chromium(portal.base(), false)) {
            window.signIn(PortalProcess.ACCOUNT, PortalProcess.PASSWORD);
            new WebhookToPixel(portal, window).measure(report);
            // Lets the portal know, so that it computes no more pushes for it.
            window.script("location.href = 'about:blank'");
            Thread.sleep(500);
        }
    }

    private void measure(Report report) throws Exception {
        report.progress("webhook to pixel, idle");
        var flapping = new Flapping();
        flapping.warmUp();
        canaries(WARM_UP_CANARIES);
        report.heading(
                "1. Webhook to pixel",
                "milliseconds; a critical alert is posted, a browser window on the queue has painted its text",
                "n",
                "min",
                "p50",
                "p90",
                "p99",
                "max");
        show(report, "idle", canaries(CANARIES));
        report.progress("webhook to pixel, with traffic");
        flapping.open();
        try (var timer = Executors.newSingleThreadScheduledExecutor();
                var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            var ticking = timer.scheduleAtFixedRate(
                    () -> senders.submit(flapping::next), 0, 1_000 / WEBHOOKS_A_SECOND, TimeUnit.MILLISECONDS);
            canaries(2);
            var first = flapping.acknowledged.get();
            var start = System.nanoTime();
            var seen = canaries(CANARIES);
            var rate = (flapping.acknowledged.get() - first) / ((System.nanoTime() - start) / 1e9);
            ticking.cancel(false);
            show(report, "with %d live tickets and %.1f webhooks/s".formatted(TICKETS_BESIDE, rate), seen);
            if (flapping.failed.get() > 0) {
                report.note("%d of the webhooks beside failed".formatted(flapping.failed.get()));
            }
        }
        report.note("%s; its clock is %s of the sender's.".formatted(browser(), offset()));
        report.note("Each webhook beside changes one ticket, so the view is refreshed four times a second, its limit.");
    }

    private static void show(Report report, String name, List<Seen> seen) {
        report.line(name);
        report.row(
                "  POST -> 2xx", new Distribution(seen.stream().map(Seen::post).toList()));
        report.row(
                "  POST -> pixel",
                new Distribution(seen.stream().map(Seen::pixel).toList()));
        report.row(
                "  of it not the POST, %",
                new Distribution(seen.stream()
                        .map(one -> 100 * (one.pixel() - one.post()) / one.pixel())
                        .toList()));
    }

    private List<Seen> canaries(int count) throws Exception {
        var seen = new ArrayList<Seen>();
        for (int i = 0; i < count; i++) {
            var number = canaries++;
            var summary = "Canary %d is dark".formatted(FIRST_CANARY + number);
            // Each older than the one before.
            var startsAt = began.minus(Duration.ofDays(1)).minusSeconds(number);
            var webhook = Alert.webhook(List.of(new Alert(FIRST_CANARY + number, "critical", summary, startsAt, null)));
            window.script(WATCH, summary);
            Thread.sleep(ThreadLocalRandom.current().nextInt(LEAST_PAUSE_MILLIS, MOST_PAUSE_MILLIS));
            var sent = now();
            var post = portal.post(webhook);
            var at = window.script("return window.canary");
            if (at.equals("never")) {
                throw new IllegalStateException(
                        "\"" + summary + "\" was acknowledged and never seen; the window says:\n"
                                + window.text().lines().limit(20).toList());
            }
            seen.add(new Seen(post, Double.parseDouble(at) - sent));
        }
        return seen;
    }

    private String browser() {
        var agent = window.script("return navigator.userAgent");
        var name = agent.replaceFirst("^.*(Chrome/[0-9]+).*$", "$1").replace('/', ' ');
        return "Browser: headless " + name + " on the same machine";
    }

    /** How far the two clocks are apart, by the quickest of some questions. */
    private String offset() {
        var least = Double.MAX_VALUE;
        var offset = 0.0;
        for (int i = 0; i < 20; i++) {
            var before = now();
            var there =
                    Double.parseDouble(window.script("return (performance.timeOrigin + performance.now()).toFixed(3)"));
            var after = now();
            if (after - before < least) {
                least = after - before;
                offset = there - (before + after) / 2;
            }
        }
        return "within %.1f ms (%+.1f ± %.1f)".formatted(Math.abs(offset) + least / 2, offset, least / 2);
    }

    /** @return milliseconds since 1970, as a browser counts them */
    private static double now() {
        var now = Instant.now();
        return now.getEpochSecond() * 1e3 + now.getNano() / 1e6;
    }

    /** Tickets whose alerts end and fire again in turn: each webhook changes one, and none closes or opens. */
    private final class Flapping {

        private final List<Alert> alerts = new ArrayList<>(IntStream.range(0, TICKETS_BESIDE)
                .mapToObj(screen -> Alert.firing(screen, began))
                .toList());
        private final AtomicInteger turn = new AtomicInteger();
        private final AtomicInteger acknowledged = new AtomicInteger();
        private final AtomicInteger failed = new AtomicInteger();

        void open() throws Exception {
            portal.post(Alert.webhook(alerts));
        }

        /** On one ticket: the code is to be warm, not the board full. */
        void warmUp() throws Exception {
            for (int i = 0; i < WARM_UP_WEBHOOKS; i++) {
                portal.post(flip(0));
            }
        }

        void next() {
            try {
                portal.post(flip(turn.getAndIncrement() % TICKETS_BESIDE));
                acknowledged.incrementAndGet();
            } catch (Exception lost) {
                failed.incrementAndGet();
            }
        }

        private synchronized byte[] flip(int index) {
            var alert = alerts.get(index);
            var now = Instant.now();
            var next = alert.endsAt() == null ? alert.ended(now) : Alert.firing(alert.screen(), now);
            alerts.set(index, next);
            return Alert.webhook(List.of(next));
        }
    }
}
