package com.cinemataztic.incidents.tickets.embed;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A portal whose streams say what a test wants, byte by byte, and a page with nothing but the element's file. */
final class PortalStandIn implements AutoCloseable {

    private static final Duration TIME_LIMIT = Duration.ofMinutes(1);

    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
              <head>
                <meta charset="utf-8">
                <title>A page</title>
                <script src="/clock.js"></script>
                <script type="module" src="/components/cine-incidents.js"></script>
              </head>
              <body></body>
            </html>
            """;

    /** Time that passes at a command, and what the page's policy reports. */
    private static final String CLOCK = """
            let skipped = 0;
            const now = Date.now.bind(Date);
            const steady = performance.now.bind(performance);
            Date.now = () => now() + skipped;
            performance.now = () => steady() + skipped;
            window.skip = (milliseconds) => { skipped += milliseconds; };
            window.violations = [];
            document.addEventListener('securitypolicyviolation', (event) => violations.push(event.violatedDirective));
            """;

    private final BlockingQueue<Stream> streams = new LinkedBlockingQueue<>();
    private final Queue<Integer> rejections = new ConcurrentLinkedQueue<>();
    private final HttpServer server;

    private PortalStandIn(HttpServer server) {
        this.server = server;
    }

    /** A request for a stream. It was rejected, or may be written to. */
    record Stream(HttpExchange exchange, long nanos) {

        String query() {
            return exchange.getRequestURI().getQuery();
        }

        @Nullable
        String header(String name) {
            return exchange.getRequestHeaders().getFirst(name);
        }

        String token() {
            return String.valueOf(header("Authorization"));
        }

        void send(String text) {
            write(text.getBytes(StandardCharsets.UTF_8));
        }

        void event(String type, String data) {
            send("event: " + type + "\ndata: " + data + "\n\n");
        }

        void reset(String... tickets) {
            event("reset", "{\"tickets\": [" + String.join(",", tickets) + "], \"monitoring\": {}}");
        }

        /** Sends the text in pieces of one byte. */
        void sendBytewise(String text) {
            for (var one : text.getBytes(StandardCharsets.UTF_8)) {
                write(new byte[] {one});
            }
        }

        void end() {
            exchange.close();
        }

        private void write(byte[] bytes) {
            try {
                exchange.getResponseBody().write(bytes);
                exchange.getResponseBody().flush();
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }
    }

    static PortalStandIn start() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var portal = new PortalStandIn(server);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", portal::answer);
            server.start();
            return portal;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The next requests for a stream are answered with these. */
    void reject(int... statuses) {
        for (var status : statuses) {
            rejections.add(status);
        }
    }

    /** @return the next stream that is asked for */
    Stream stream() {
        try {
            var stream = streams.poll(TIME_LIMIT.toSeconds(), TimeUnit.SECONDS);
            if (stream == null) {
                throw new AssertionError("no stream was asked for");
            }
            return stream;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** Forgets what another test left. */
    void forget() {
        rejections.clear();
        streams.clear();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        switch (exchange.getRequestURI().getPath()) {
            case "/" -> send(exchange, "text/html", PAGE);
            case "/clock.js" -> send(exchange, "text/javascript", CLOCK);
            case "/components/cine-incidents.js" ->
                send(exchange, "text/javascript", Files.readString(Path.of("frontend/components/cine-incidents.js")));
            case "/api/tickets/stream" -> open(exchange);
            default -> {
                exchange.sendResponseHeaders(404, -1);
                exchange.close();
            }
        }
    }

    private void open(HttpExchange exchange) throws IOException {
        var rejection = rejections.poll();
        if (rejection != null) {
            exchange.sendResponseHeaders(rejection, -1);
            exchange.close();
        } else {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream;charset=UTF-8");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().flush();
        }
        streams.add(new Stream(exchange, System.nanoTime()));
    }

    private static void send(HttpExchange exchange, String type, String text) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
        exchange.getResponseHeaders()
                .set(
                        "Content-Security-Policy",
                        "default-src 'none'; script-src 'self'; connect-src 'self'; "
                                + "require-trusted-types-for 'script'; trusted-types 'none'");
        var body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
