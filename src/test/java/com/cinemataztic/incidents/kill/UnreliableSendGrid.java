package com.cinemataztic.incidents.kill;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A SendGrid that answers 202, 429, 500, or not at all, as it comes; and for one address always 400. */
final class UnreliableSendGrid implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpServer server;
    private final Random random;
    private final String notThere;
    private final Mails.Collector accepted = new Mails.Collector();
    private final Map<String, AtomicInteger> answers = new ConcurrentHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    UnreliableSendGrid(Random random, String notThere) throws IOException {
        this.random = random;
        this.notThere = notThere;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v3/mail/send", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    Mails accepted() {
        return accepted.mails();
    }

    Map<String, AtomicInteger> answers() {
        return answers;
    }

    private void answer(HttpExchange call) throws IOException {
        var mail = JSON.readTree(call.getRequestBody());
        var to = mail.at("/personalizations/0/to/0/email").asString();
        int status = to.equals(notThere) ? 400 : pick();
        count(status == 0 ? "silence" : Integer.toString(status));
        if (status == 0) {
            silence();
        } else {
            if (status == 202) {
                accepted.add(to, mail.at("/subject").asString() + "\n" + text(mail));
            }
            call.sendResponseHeaders(status, -1);
        }
        call.close();
    }

    private static String text(JsonNode mail) {
        for (var content : mail.path("content")) {
            if (content.path("type").asString().equals("text/plain")) {
                return content.path("value").asString();
            }
        }
        throw new IllegalStateException("a mail without text");
    }

    private synchronized int pick() {
        return switch (random.nextInt(6)) {
            case 0 -> 429;
            case 1 -> 500;
            case 2 -> 0;
            default -> 202;
        };
    }

    private void count(String answer) {
        answers.computeIfAbsent(answer, any -> new AtomicInteger()).incrementAndGet();
    }

    private void silence() {
        try {
            closed.await();
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
