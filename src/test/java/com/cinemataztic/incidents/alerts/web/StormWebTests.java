package com.cinemataztic.incidents.alerts.web;

import static com.cinemataztic.incidents.alerts.AlertJson.body;
import static com.cinemataztic.incidents.alerts.AlertJson.firing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cinemataztic.incidents.alerts.AlertJson;
import com.cinemataztic.incidents.support.PortalTest;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** All machines fail at once: each alert is kept or sent again, and all room is free afterwards. */
@PortalTest
@Timeout(300)
class StormWebTests {

    /** For as long Alertmanager tries one delivery: {@code group_interval} in {@code ops/alertmanager}. */
    private static final Duration ALERTMANAGER_TIMEOUT = Duration.ofMinutes(1);

    private static final int MACHINES = 700;
    private static final int LONGEST = 8 * 1024 * 1024;

    /** How many of the longest bodies are in flight together at the most: a little is counted for each beside it. */
    private static final int LONGEST_IN_FLIGHT = 7;

    private final int port;
    private final WebhookClient client;
    private final MeterRegistry meters;

    StormWebTests(@LocalServerPort int port, @Autowired MeterRegistry meters) {
        this.port = port;
        this.client = new WebhookClient(port);
        this.meters = meters;
    }

    /** {@code server.tomcat.connection-timeout}: a sender who is silent for longer gets no answer. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(10);

    /** Who waits longer for the desk is answered 503. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    /** @param status 0: the connection ended without an answer */
    private record Timed(int status, Duration after) {

        /** @return whether the portal, or the test, was too slow for a limit: the machine is busy with other things */
        boolean isLate() {
            return status == 503 && after.compareTo(LONGEST_WAIT) >= 0
                    || status == 0 && after.compareTo(LONGEST_SILENCE) >= 0;
        }
    }

    @Test
    void sevenHundredWebhooksAtOnceAreAllKept() throws Exception {
        var answered = new ArrayList<Timed>();
        var gate = new CountDownLatch(1);
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Callable<Timed>>();
            for (int i = 0; i < MACHINES; i++) {
                var webhook = body(alert("storm-of-many", i));
                answers.add(() -> {
                    gate.await();
                    return untilKept(() -> send(webhook));
                });
            }
            var waiting = answers.stream().map(senders::submit).toList();
            gate.countDown();
            for (var answer : waiting) {
                answered.add(answer.get());
            }
        }
        assertThat(answered).extracting(Timed::status).containsOnly(200).hasSize(MACHINES);
        assertThat(client.live("denmark", "storm-of-many")).hasSize(MACHINES);
        print("700 webhooks of one alert at once", answered);
    }

    @Test
    void oneWebhookWithFiveThousandAlertsIsKept() throws Exception {
        var webhook = body(IntStream.range(0, 5_000)
                .mapToObj(i -> alert("storm-in-one", i))
                .toList());
        var answered = untilKept(() -> client.post(webhook).status());
        assertThat(answered.status()).isEqualTo(200);
        assertThat(client.live("denmark", "storm-in-one")).hasSize(5_000);
        print("one webhook of 5,000 alerts, " + webhook.length / 1024 + " KiB", List.of(answered));
    }

    @Test
    void bodiesBeyondWhatMayBeInFlightAreSentAgainAndAllRoomIsFreeAfterwards() throws Exception {
        var rejectedBefore = rejected();
        var longest = Arrays.copyOf(body(alert("storm-of-bytes", 0)), LONGEST);
        Arrays.fill(longest, body(alert("storm-of-bytes", 0)).length, LONGEST, (byte) ' ');
        var senders = new ArrayList<Socket>();
        try {
            for (int i = 0; i < 40; i++) {
                var sender = connection();
                senders.add(sender);
                head(sender, LONGEST);
            }
            await().atMost(ALERTMANAGER_TIMEOUT)
                    .untilAsserted(() -> assertThat(rejected() - rejectedBefore).isEqualTo(40 - LONGEST_IN_FLIGHT));
            assertThat(client.post(body(alert("storm-of-bytes", 1))).status())
                    .describedAs("a short one still finds room")
                    .isEqualTo(200);
            var statuses = new ArrayList<Integer>();
            // All at once: the portal lets go of a sender that is silent for seconds.
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var answers = senders.stream()
                        .map(sender -> threads.submit(() -> {
                            // A rejected one already has its answer; the others get it once their whole body is sent.
                            if (sender.getInputStream().available() == 0) {
                                sender.getOutputStream().write(longest);
                                sender.getOutputStream().flush();
                            }
                            return status(sender);
                        }))
                        .toList();
                for (var answer : answers) {
                    statuses.add(answer.get());
                }
            }
            assertThat(statuses).filteredOn(status -> status == 200).hasSize(LONGEST_IN_FLIGHT);
            assertThat(statuses).filteredOn(status -> status == 503).hasSize(40 - LONGEST_IN_FLIGHT);
        } finally {
            for (var sender : senders) {
                sender.close();
            }
        }
        for (int i = 0; i < LONGEST_IN_FLIGHT + 1; i++) {
            assertThat(client.post(longest).status()).isEqualTo(200);
        }
        assertThat(rejected() - rejectedBefore).isEqualTo(40 - LONGEST_IN_FLIGHT);
    }

    private static AlertJson alert(String error, int machine) {
        return firing(error + "-" + machine).label("error_id", error);
    }

    private double rejected() {
        return meters.counter("portal.webhook.requests", "status", "503").count();
    }

    /** Sends it as Alertmanager does: again when it was late. */
    private static Timed untilKept(Callable<Integer> attempt) throws Exception {
        while (true) {
            var start = System.nanoTime();
            var answered = new Timed(attempt.call(), since(start));
            if (!answered.isLate()) {
                return answered;
            }
        }
    }

    /** The times depend on the machine and on what else it does. */
    private static void print(String what, List<Timed> answered) {
        var sorted = answered.stream().map(Timed::after).sorted().toList();
        System.out.printf(
                "%s: answered after %d ms (the first), %d ms (half of them), %d ms (95 %%), %d ms (the last)%n",
                what,
                sorted.getFirst().toMillis(),
                sorted.get(sorted.size() / 2).toMillis(),
                sorted.get(sorted.size() * 95 / 100).toMillis(),
                sorted.getLast().toMillis());
    }

    private int send(byte[] webhook) throws IOException {
        try (var connection = connection()) {
            head(connection, webhook.length);
            connection.getOutputStream().write(webhook);
            connection.getOutputStream().flush();
            return status(connection);
        } catch (SocketException ended) {
            return 0;
        }
    }

    private Socket connection() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), port);
    }

    private static void head(Socket connection, int length) throws IOException {
        var head = "POST /api/alertmanager/webhook HTTP/1.1\r\nHost: portal\r\nAuthorization: Bearer "
                + PortalTest.WEBHOOK_TOKEN + "\r\nContent-Type: application/json\r\nContent-Length: " + length
                + "\r\n\r\n";
        connection.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        connection.getOutputStream().flush();
    }

    private static int status(Socket connection) throws IOException {
        var line = new StringBuilder();
        for (int c = connection.getInputStream().read();
                c >= 0 && c != '\r';
                c = connection.getInputStream().read()) {
            line.append((char) c);
        }
        return line.isEmpty() ? 0 : Integer.parseInt(line.toString().split(" ")[1]);
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }
}
