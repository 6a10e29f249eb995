package com.cinemataztic.incidents.bench;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Sends webhooks of ten alerts, each a change of one of so many tickets. A change says when it was sent. */
final class ChangeSender {

    private static final int GROUP = 10;
    private static final int SENDERS = 8;

    private final int tickets;
    private final Instant startsAt = Instant.now();

    ChangeSender(int tickets) {
        this.tickets = tickets;
    }

    /**
     * @param perSecond that were acknowledged
     * @param cpuMillis that the portal computed for a change
     * @param millis until a webhook was acknowledged
     */
    record Rate(double perSecond, double cpuMillis, Distribution millis) {}

    /** Sends changes as fast as they are acknowledged. Each says when it was sent. */
    Rate send(PortalProcess portal, int count, int round) throws Exception {
        return send(portal, count, Integer.MAX_VALUE, round);
    }

    /** @param pace changes a second; later if they are not acknowledged as fast */
    Rate send(PortalProcess portal, int count, int pace, int round) throws Exception {
        var began = System.nanoTime();
        var cpu = portal.processorTime();
        var millis = new ArrayList<Double>();
        try (var senders = Executors.newScheduledThreadPool(SENDERS)) {
            var answers = IntStream.range(0, count / GROUP)
                    .mapToObj(group -> senders.schedule(
                            () -> post(portal, Alert.webhook(alerts(group, round))),
                            group * 1_000_000L * GROUP / pace,
                            TimeUnit.MICROSECONDS))
                    .toList();
            for (var answer : answers) {
                millis.add(answer.get());
            }
        }
        var seconds = (System.nanoTime() - began) / 1e9;
        var used = portal.processorTime().minus(cpu).toNanos() / 1e6;
        return new Rate(count / seconds, used / count, new Distribution(millis));
    }

    /** Once more if the connection broke, as Alertmanager does: beside so many readers, a request may leave it too late. */
    private static double post(PortalProcess portal, byte[] webhook) throws IOException, InterruptedException {
        try {
            return portal.post(webhook);
        } catch (IOException broken) {
            return portal.post(webhook);
        }
    }

    private List<Alert> alerts(int group, int round) {
        var now = System.nanoTime();
        return IntStream.range(group * GROUP, (group + 1) * GROUP)
                .mapToObj(n -> new Alert(n % tickets, "warning", round + " " + n + " " + now, startsAt, null))
                .toList();
    }
}
