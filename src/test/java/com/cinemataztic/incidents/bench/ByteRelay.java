package com.cinemataztic.incidents.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** Between a browser and the portal: counts what goes over the wire, headers and compressed frames included. */
final class ByteRelay implements AutoCloseable {

    private static final int CHUNK = 64 * 1_024;

    private final ServerSocket server;
    private final int portal;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicLong received = new AtomicLong();

    /** @param portal the portal's port */
    ByteRelay(int portal) throws IOException {
        this.portal = portal;
        this.server = new ServerSocket(0, 128, InetAddress.getLoopbackAddress());
        threads.submit(this::accept);
    }

    String base() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    /** @return how many bytes the browser has received so far */
    long received() {
        return received.get();
    }

    private Void accept() throws IOException {
        while (!server.isClosed()) {
            var browser = server.accept();
            threads.submit(() -> connect(browser));
        }
        return null;
    }

    private Void connect(Socket browser) throws Exception {
        try (browser;
                var upstream = new Socket(InetAddress.getLoopbackAddress(), portal)) {
            browser.setTcpNoDelay(true);
            upstream.setTcpNoDelay(true);
            var up = threads.submit(() -> copy(browser.getInputStream(), upstream.getOutputStream(), new AtomicLong()));
            copy(upstream.getInputStream(), browser.getOutputStream(), received);
            up.cancel(true);
        }
        return null;
    }

    private static Void copy(InputStream from, OutputStream to, AtomicLong count) throws IOException {
        var chunk = new byte[CHUNK];
        for (int length = from.read(chunk); length >= 0; length = from.read(chunk)) {
            count.addAndGet(length);
            to.write(chunk, 0, length);
            to.flush();
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow();
    }
}
