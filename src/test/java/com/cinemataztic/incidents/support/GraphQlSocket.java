package com.cinemataztic.incidents.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A program that speaks {@code graphql-transport-ws}. */
public final class GraphQlSocket implements WebSocket.Listener, AutoCloseable {

    private static final long PATIENCE_SECONDS = 60;
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final BlockingQueue<JsonNode> received = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder partial = new StringBuilder();
    private @Nullable WebSocket socket;
    private volatile boolean reading = true;

    private GraphQlSocket() {}

    /** Opens a connection, not yet initialised. */
    public static GraphQlSocket open(int port, String... headers) {
        return withProtocol("graphql-transport-ws", port, headers);
    }

    public static GraphQlSocket withProtocol(String protocol, int port, String... headers) {
        return open(HTTP, URI.create("ws://127.0.0.1:" + port + "/graphql"), protocol, headers);
    }

    public static GraphQlSocket open(HttpClient http, URI address, String protocol, String... headers) {
        var client = new GraphQlSocket();
        var builder = http.newWebSocketBuilder().subprotocols(protocol);
        for (int i = 0; i < headers.length; i += 2) {
            builder.header(headers[i], headers[i + 1]);
        }
        client.socket = builder.buildAsync(address, client).join();
        return client;
    }

    /** @return the status of a handshake that is to fail */
    public static int rejection(int port, String... headers) {
        try (var open = open(port, headers)) {
            open.send(Map.of("type", "ping"));
            return 101;
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof WebSocketHandshakeException rejected) {
                return rejected.getResponse().statusCode();
            }
            throw failed;
        }
    }

    /** Opens a connection and authenticates as programs do. */
    public static GraphQlSocket withToken(int port, String token) {
        return open(port, "Authorization", "Bearer " + token).initialised(Map.of());
    }

    public GraphQlSocket initialised(Map<String, Object> payload) {
        send(Map.of("type", "connection_init", "payload", payload));
        assertThat(next().path("type").asString()).isEqualTo("connection_ack");
        return this;
    }

    public GraphQlSocket subscribe(String id, String query) {
        return subscribe(id, query, Map.of());
    }

    public GraphQlSocket subscribe(String id, String query, Map<String, Object> variables) {
        return send(Map.of("type", "subscribe", "id", id, "payload", Map.of("query", query, "variables", variables)));
    }

    public GraphQlSocket send(Map<String, Object> message) {
        return sendText(JSON.writeValueAsString(message));
    }

    public GraphQlSocket sendText(String text) {
        socket().sendText(text, true).join();
        return this;
    }

    /** @return the next message but pings, which are answered */
    public JsonNode next() {
        try {
            while (true) {
                var message = received.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
                assertThat(message).describedAs("a message; closed: %s", closed).isNotNull();
                if (!message.path("type").asString().equals("ping")) {
                    return message;
                }
                send(Map.of("type", "pong"));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** @return the data of the next result */
    public JsonNode data() {
        var message = next();
        assertThat(message.path("type").asString()).describedAs("%s", message).isEqualTo("next");
        return message.path("payload").path("data");
    }

    /** @return the code with which the server closed the connection */
    public int closeCode() {
        return closed.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    public boolean isOpen() {
        return !closed.isDone();
    }

    /** Reads nothing from now on, as a browser in a stopped process. */
    public GraphQlSocket stall() {
        reading = false;
        return this;
    }

    @Override
    public void onOpen(WebSocket open) {
        open.request(1);
    }

    @Override
    public CompletionStage<?> onText(WebSocket open, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            received.add(JSON.readTree(partial.toString()));
            partial.setLength(0);
        }
        if (reading) {
            open.request(1);
        }
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket open, int code, String reason) {
        closed.complete(code);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void onError(WebSocket open, Throwable failure) {
        closed.complete(1006);
    }

    @Override
    public void close() {
        socket().abort();
    }

    private WebSocket socket() {
        if (socket == null) {
            throw new IllegalStateException("not open");
        }
        return socket;
    }
}
