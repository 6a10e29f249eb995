package com.cinemataztic.incidents.notifications.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** A mail server that answers as a test wants: what no well-behaved one can be brought to say. */
final class StubSmtp implements AutoCloseable {

    private final ServerSocket server;
    private final Map<String, String> answers;
    private final Queue<String> known = new ConcurrentLinkedQueue<>();
    private final Queue<Socket> open = new ConcurrentLinkedQueue<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final @Nullable SSLContext tls;

    /** @param answers by the first word of a command; {@code SILENCE}: none ever; others are answered well */
    StubSmtp(Map<String, String> answers) {
        this(answers, null);
    }

    /** @param tls what encrypts after a STARTTLS; null: the server does not know that command */
    StubSmtp(Map<String, String> answers, @Nullable SSLContext tls) {
        this.answers = answers;
        this.tls = tls;
        try {
            server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** @return every line that came, in order */
    List<String> known() {
        return List.copyOf(known);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> talk(socket));
            } catch (IOException over) {
                return;
            }
        }
    }

    private void talk(Socket socket) {
        try {
            say(socket, answers.getOrDefault("BANNER", "220 stub"));
            answer(socket);
        } catch (IOException gone) {
            // The other side hung up: what some tests are about.
        }
    }

    private void answer(Socket socket) throws IOException {
        try (socket;
                var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            var inData = false;
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                known.add(line);
                if (inData) {
                    if (line.equals(".")) {
                        inData = false;
                        say(socket, answers.getOrDefault(".", "250 kept"));
                    }
                    continue;
                }
                var command = line.split("[ :]", 2)[0];
                inData = command.equals("DATA") && !answers.containsKey("DATA");
                say(socket, answers.getOrDefault(command, inData ? "354 go on" : "250 fine"));
                if (command.equals("STARTTLS") && tls != null) {
                    var encrypted = (SSLSocket) tls.getSocketFactory().createSocket(socket, "localhost", port(), true);
                    encrypted.setUseClientMode(false);
                    answer(encrypted);
                    return;
                }
            }
        }
    }

    private void say(Socket socket, String answer) throws IOException {
        if (answer.equals("SILENCE")) {
            try {
                closed.await();
            } catch (InterruptedException over) {
                Thread.currentThread().interrupt();
            }
            return;
        }
        socket.getOutputStream().write((answer + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            server.close();
            for (var socket : open) {
                socket.close();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
