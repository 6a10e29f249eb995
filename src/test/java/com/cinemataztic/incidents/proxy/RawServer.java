package com.cinemataztic.incidents.proxy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A server behind nginx. Keeps the head of every request, and answers before it reads a body. */
final class RawServer implements AutoCloseable {

    private static final int TIME_LIMIT_MILLIS = 60_000;

    private final ServerSocket socket;
    private final Function<HttpHead, List<String>> answer;
    private final List<HttpHead> received = new CopyOnWriteArrayList<>();

    /** @param answer the lines of an answer without a body */
    RawServer(Function<HttpHead, List<String>> answer) {
        this.answer = answer;
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Thread.ofVirtual().start(this::serve);
    }

    String address() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    /** @return the newest request; empty if there is none since {@link #forget()} */
    Optional<HttpHead> received() {
        return received.isEmpty() ? Optional.empty() : Optional.of(received.getLast());
    }

    void forget() {
        received.clear();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                var connection = socket.accept();
                Thread.ofVirtual().start(() -> answer(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void answer(Socket connection) {
        try (connection) {
            connection.setSoTimeout(TIME_LIMIT_MILLIS);
            var request = HttpHead.read(connection.getInputStream());
            if (request.isEmpty()) {
                return;
            }
            received.add(request.get());
            var lines = answer.apply(request.get());
            var text = String.join("\r\n", lines) + "\r\n";
            if (!lines.getFirst().contains(" 101 ")) {
                text += "Content-Length: 0\r\nConnection: close\r\n";
            }
            connection.getOutputStream().write((text + "\r\n").getBytes(StandardCharsets.UTF_8));
            // nginx closes when it has read the answer; a close before that could take the answer with it.
            connection.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException gone) {
            // nginx has closed the connection.
        }
    }
}
