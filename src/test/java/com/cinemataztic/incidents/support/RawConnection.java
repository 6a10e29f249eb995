package com.cinemataztic.incidents.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A connection on which a test sends what no HTTP client would: half a request, a forged origin, a body without an end. */
public final class RawConnection implements AutoCloseable {

    private static final Duration TIME_LIMIT = Duration.ofMinutes(1);

    private final Socket socket;

    public RawConnection(int port) {
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Sends these lines, each with its end. */
    public RawConnection sendLines(String... lines) {
        return send(String.join("\r\n", lines) + "\r\n");
    }

    /** Sends this text as it is. */
    public RawConnection send(String text) {
        return send(text.getBytes(StandardCharsets.UTF_8), 0, text.getBytes(StandardCharsets.UTF_8).length);
    }

    /** Sends a part of these bytes. */
    public RawConnection send(byte[] bytes, int from, int length) {
        try {
            socket.getOutputStream().write(bytes, from, length);
            socket.getOutputStream().flush();
            return this;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** @return the status of the answer; 0 when the server closed the connection without one */
    public int status() {
        var line = new StringBuilder();
        try {
            socket.setSoTimeout((int) TIME_LIMIT.toMillis());
            for (int c = socket.getInputStream().read();
                    c >= 0 && c != '\r';
                    c = socket.getInputStream().read()) {
                line.append((char) c);
            }
        } catch (SocketException reset) {
            return 0;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return line.isEmpty() ? 0 : Integer.parseInt(line.toString().split(" ")[1]);
    }

    /** @return what the server sends from now on, until it closes the connection */
    public String remaining() {
        try {
            socket.setSoTimeout((int) TIME_LIMIT.toMillis());
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** @return whether the server closes the connection within this time, whatever it says before */
    public boolean isClosedWithin(Duration limit) {
        var end = System.nanoTime() + limit.toNanos();
        try {
            while (true) {
                var left = (end - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    return false;
                }
                socket.setSoTimeout((int) left);
                if (socket.getInputStream().read() < 0) {
                    return true;
                }
            }
        } catch (SocketTimeoutException open) {
            return false;
        } catch (SocketException reset) {
            return true;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
