package com.cinemataztic.incidents.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;

/** Attacks over sockets of their own. Each goes on until it is closed, and begins anew when it is cut off. */
final class Floods implements AutoCloseable {

    private static final long PAUSE_MILLIS = 1_000;
    private static final int CHUNK = 1 << 16;

    private final Door door;
    private final String host;
    private final String path;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicLong rounds = new AtomicLong();
    private volatile boolean over;

    /** Where a connection is opened: the portal's own port, or nginx. */
    @FunctionalInterface
    interface Door {
        Socket open() throws IOException;
    }

    /** What one attacker does on one connection. */
    @FunctionalInterface
    private interface Round {
        void run(Socket connection) throws IOException, InterruptedException;
    }

    /** @param path the portal's context path */
    Floods(Door door, String host, String path) {
        this.door = door;
        this.host = host;
        this.path = path;
    }

    /** @return how many connections were used */
    long rounds() {
        return rounds.get();
    }

    /** Bodies that arrive as fast as they are taken. */
    void bigForms(int attackers) {
        var chunk = "a&".repeat(CHUNK / 2).getBytes(StandardCharsets.US_ASCII);
        start(attackers, _ -> connection -> {
            write(connection, head("PUT /", "Content-Type: application/x-www-form-urlencoded", length(8 << 20)));
            for (int sent = 0; sent < 8 << 20 && !over; sent += CHUNK) {
                connection.getOutputStream().write(chunk);
            }
            connection.getInputStream().read();
        });
    }

    void slowHeaders(int attackers) {
        start(attackers, _ -> connection -> {
            write(connection, "POST " + path + "/api/tickets HTTP/1.1\r\nHost: " + host + "\r\nX-A: ");
            trickle(connection);
        });
    }

    /** Bodies of which a byte arrives every second. */
    void slowBodies(int attackers, long length, String start, String... headers) {
        var all = new ArrayList<>(List.of(headers));
        all.add(length(length));
        start(attackers, _ -> connection -> {
            write(connection, head(start, all.toArray(String[]::new)));
            trickle(connection);
        });
    }

    /** Requests one after the other, each on the same connection if it stays open. */
    void requests(int attackers, long pauseMillis, IntFunction<String> request) {
        start(attackers, attacker -> connection -> {
            var answers = new BufferedInputStream(connection.getInputStream(), CHUNK);
            while (!over) {
                write(connection, request.apply(attacker));
                skipAnswer(answers);
                Thread.sleep(pauseMillis);
            }
        });
    }

    /** Requests whose answers go on, and are read. */
    void readers(int attackers, IntFunction<String> request) {
        start(attackers, attacker -> connection -> {
            write(connection, request.apply(attacker));
            var buffer = new byte[CHUNK];
            while (!over && connection.getInputStream().read(buffer) >= 0) {
                // Read and forgotten.
            }
        });
    }

    /** WebSockets that send without end and read nothing. */
    void deafSockets(int attackers, String... headers) {
        start(attackers, _ -> connection -> {
            write(connection, socket(headers));
            write(connection, frame("{\"type\":\"connection_init\"}"));
            for (int id = 0; !over; id++) {
                write(connection, frame("""
                        {"id":"%d","type":"subscribe","payload":{"query":"{ tickets { items { id } } }"}}""".formatted(id)));
            }
        });
    }

    /** WebSockets that are open and say nothing more. */
    void quietSockets(int attackers, boolean authenticated, String... headers) {
        start(attackers, _ -> connection -> {
            write(connection, socket(headers));
            if (authenticated) {
                write(connection, frame("{\"type\":\"connection_init\"}"));
            }
            var buffer = new byte[CHUNK];
            while (!over && connection.getInputStream().read(buffer) >= 0) {
                // Read and forgotten.
            }
        });
    }

    /** @return a whole head, without a body */
    String head(String start, String... headers) {
        var text = new StringBuilder(start.replaceFirst(" /", " " + path + "/"))
                .append(" HTTP/1.1\r\nHost: ")
                .append(host)
                .append("\r\n");
        for (var header : headers) {
            text.append(header).append("\r\n");
        }
        return text.append("\r\n").toString();
    }

    /** @return a request with a body */
    String request(String start, String body, String... headers) {
        var all = new ArrayList<>(List.of(headers));
        all.add(length(body.getBytes(StandardCharsets.UTF_8).length));
        return head(start, all.toArray(String[]::new)) + body;
    }

    private String socket(String... headers) {
        var all = new ArrayList<>(List.of(headers));
        all.addAll(List.of(
                "Connection: Upgrade",
                "Upgrade: websocket",
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                "Sec-WebSocket-Protocol: graphql-transport-ws"));
        return head("GET /graphql", all.toArray(String[]::new));
    }

    private void start(int attackers, IntFunction<Round> round) {
        for (int i = 0; i < attackers; i++) {
            var each = round.apply(i);
            threads.execute(() -> repeat(each));
        }
    }

    private void repeat(Round round) {
        while (!over) {
            try (var connection = door.open()) {
                rounds.incrementAndGet();
                connection.setSoTimeout(60_000);
                round.run(connection);
            } catch (IOException rejected) {
                // Anew, after a moment: as fast as it can would measure the machine.
            } catch (InterruptedException end) {
                return;
            }
            try {
                TimeUnit.MILLISECONDS.sleep(100);
            } catch (InterruptedException end) {
                return;
            }
        }
    }

    private void trickle(Socket connection) throws IOException, InterruptedException {
        while (!over) {
            connection.getOutputStream().write('x');
            connection.getOutputStream().flush();
            // Who is answered has lost this connection.
            if (connection.getInputStream().available() > 0) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
    }

    /** Reads an answer with a length, or in chunks. */
    private static void skipAnswer(InputStream input) throws IOException {
        var length = 0L;
        var chunked = false;
        var closed = false;
        for (var line = line(input); !line.isEmpty(); line = line(input)) {
            var lower = line.toLowerCase(Locale.ROOT);
            length = lower.startsWith("content-length:")
                    ? Long.parseLong(lower.substring(15).strip())
                    : length;
            chunked |= lower.startsWith("transfer-encoding: chunked");
            closed |= lower.equals("connection: close");
        }
        if (closed) {
            throw new IOException("closed");
        }
        if (chunked) {
            for (var size = size(input); size > 0; size = size(input)) {
                input.skipNBytes(size + 2);
            }
            line(input);
        } else {
            input.skipNBytes(length);
        }
    }

    private static long size(InputStream input) throws IOException {
        return Long.parseLong(line(input), 16);
    }

    private static String line(InputStream input) throws IOException {
        var text = new StringBuilder();
        for (var next = input.read(); next != '\n'; next = input.read()) {
            if (next < 0) {
                throw new IOException("closed");
            }
            text.append((char) next);
        }
        return text.toString().strip();
    }

    private static String length(long bytes) {
        return "Content-Length: " + bytes;
    }

    private static void write(Socket connection, String text) throws IOException {
        connection.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        connection.getOutputStream().flush();
    }

    /** A text frame of a client, masked with zeros. */
    private static String frame(String text) {
        var length = text.length();
        var size = length < 126
                ? String.valueOf((char) (0x80 | length))
                : "" + (char) (0x80 | 126) + (char) (length >> 8) + (char) (length & 0xff);
        return (char) 0x81 + size + "\0\0\0\0" + text;
    }

    @Override
    public void close() {
        over = true;
        threads.shutdownNow();
    }
}
