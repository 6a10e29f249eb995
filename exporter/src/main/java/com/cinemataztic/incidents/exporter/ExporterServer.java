package com.cinemataztic.incidents.exporter;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.prometheus.metrics.exporter.httpserver.MetricsHandler;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;

/** The exporter's pages: {@code /metrics}, {@code /-/healthy}, {@code /-/ready} and an index. */
public final class ExporterServer implements AutoCloseable {

    private static final String INDEX = """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>Incidents exporter</title></head>
            <body><h1>Incidents exporter</h1>
            <ul><li><a href="metrics">metrics</a></li><li><a href="-/ready">ready</a></li>
            <li><a href="-/healthy">healthy</a></li></ul></body></html>
            """;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private ExporterServer(HttpServer server) {
        this.server = server;
    }

    /**
     * Starts listening immediately.
     *
     * @param port 0 picks a free port
     * @param ready whether the metrics are worth reading yet
     * @throws IOException if the address cannot be used or is taken
     */
    public static ExporterServer start(String host, int port, PrometheusRegistry registry, BooleanSupplier ready)
            throws IOException {
        // Without this, small responses wait 40 ms for a delayed acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new IOException("no such host: " + host);
        }
        HttpServer http = HttpServer.create(address, 64);
        ExporterServer server = new ExporterServer(http);
        http.setExecutor(server.threads);
        http.createContext("/metrics", new MetricsHandler(registry));
        http.createContext("/-/healthy", exchange -> answer(exchange, 200, "text/plain", "healthy\n"));
        http.createContext("/-/ready", exchange -> {
            boolean isReady = ready.getAsBoolean();
            String text = isReady ? "ready\n" : "no complete poll of cine-cloud yet\n";
            answer(exchange, isReady ? 200 : 503, "text/plain", text);
        });
        http.createContext("/", exchange -> {
            boolean index = exchange.getRequestURI().getPath().equals("/");
            answer(exchange, index ? 200 : 404, index ? "text/html" : "text/plain", index ? INDEX : "not found\n");
        });
        http.start();
        return server;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** Gives responses in progress at most one second to finish. */
    @Override
    public void close() {
        server.stop(1);
        threads.shutdownNow();
    }

    private static void answer(HttpExchange exchange, int status, String type, String text) throws IOException {
        try (exchange) {
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            boolean head = exchange.getRequestMethod().equals("HEAD");
            exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
            exchange.sendResponseHeaders(status, head ? -1 : body.length);
            if (!head) {
                exchange.getResponseBody().write(body);
            }
        }
    }
}
