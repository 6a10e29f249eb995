package com.cinemataztic.incidents.tickets.stream;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A reader as docs/api.md describes it: it subscribes over a WebSocket and begins anew after any close. */
public final class SubscriptionReader extends TicketReader {

    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> FIELDS = List.of(
            "id",
            "state",
            "severity",
            "region",
            "cinemaId",
            "screenId",
            "errorId",
            "errorDescription",
            "assignee",
            "occurrences",
            "site",
            "version",
            "revision");
    private static final String QUERY = "subscription($filter: TicketFilter) { ticketChanged(filter: $filter) { reset"
            + " changed { " + String.join(" ", FIELDS) + " } removed } }";

    private final HttpClient http;
    private final Supplier<URI> address;
    private final String token;
    private final String subscribe;
    private final boolean stalls;
    private volatile @Nullable WebSocket socket;

    /**
     * Begins to read.
     *
     * @param address of the WebSocket, asked for before each attempt
     * @param query the filter as the stream takes it
     * @param stalls whether it reads nothing once it has subscribed
     * @param onTicket as for {@link StreamReader}
     */
    public SubscriptionReader(
            HttpClient http,
            Supplier<URI> address,
            String token,
            String query,
            boolean stalls,
            BiConsumer<JsonNode, Long> onTicket) {
        super("subscription-reader", onTicket);
        this.http = http;
        this.address = address;
        this.token = token;
        this.stalls = stalls;
        var payload = Map.of("query", QUERY, "variables", Map.of("filter", filter(query)));
        this.subscribe = JSON.writeValueAsString(Map.of("type", "subscribe", "id", "1", "payload", payload));
        start();
    }

    @Override
    JsonNode view(JsonNode listed) {
        var asked = JSON.createObjectNode();
        // Unlike the list, GraphQL writes what has no value.
        FIELDS.forEach(field -> asked.set(field, listed.has(field) ? listed.get(field) : asked.nullNode()));
        return asked;
    }

    private static Map<String, List<String>> filter(String query) {
        return Arrays.stream(query.split("&"))
                .filter(part -> !part.isEmpty())
                .map(part -> part.split("="))
                .collect(Collectors.toMap(part -> part[0], part -> List.of(part[1].split(","))));
    }

    @Override
    public void disconnect() {
        var open = socket;
        if (open != null) {
            open.abort();
        }
    }

    @Override
    void readOnce() throws InterruptedException {
        var connection = new Connection();
        try {
            var open = http.newWebSocketBuilder()
                    .header("Authorization", "Bearer " + token)
                    .subprotocols("graphql-transport-ws")
                    .buildAsync(address.get(), connection)
                    .get();
            socket = open;
            if (isClosed()) {
                open.abort();
            }
            connection.over.get();
        } catch (ExecutionException broken) {
            // As after any other end: it comes back.
        }
    }

    /** One WebSocket. It asks for the next message when the last one is dealt with. */
    private final class Connection implements WebSocket.Listener {

        private final CompletableFuture<Integer> over = new CompletableFuture<>();
        private final StringBuilder text = new StringBuilder();
        private boolean reads = true;

        @Override
        public void onOpen(WebSocket open) {
            open.sendText("{\"type\":\"connection_init\"}", true);
            open.request(1);
        }

        @Override
        public CompletionStage<?> onText(WebSocket open, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                receive(open, JSON.readTree(text.toString()));
                text.setLength(0);
            }
            if (reads) {
                open.request(1);
            }
            return CompletableFuture.completedFuture(null);
        }

        private void receive(WebSocket open, JsonNode message) {
            switch (message.path("type").asString()) {
                case "connection_ack" -> {
                    open.sendText(subscribe, true);
                    reads = !stalls;
                }
                case "next" -> apply(message.path("payload").path("data").path("ticketChanged"));
                case "ping" -> open.sendText("{\"type\":\"pong\"}", true);
                default -> {
                    ended(message.path("payload")
                            .path(0)
                            .path("extensions")
                            .path("code")
                            .asString("completed"));
                    open.abort();
                    over.complete(0);
                }
            }
        }

        @Override
        public CompletionStage<?> onClose(WebSocket open, int code, String reason) {
            ended(Integer.toString(code));
            over.complete(code);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void onError(WebSocket open, Throwable failure) {
            over.completeExceptionally(failure);
        }
    }

    private void apply(JsonNode update) {
        var at = System.nanoTime();
        if (update.path("reset").asBoolean()) {
            reset(update.path("changed"));
        } else {
            change(update.path("changed"), update.path("removed"), at);
        }
    }
}
