package com.cinemataztic.incidents.identity.graphql;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Caller;
import com.cinemataztic.incidents.identity.access.RateLimits;
import com.cinemataztic.incidents.platform.graphql.GraphQlError;
import com.cinemataztic.incidents.platform.graphql.GraphQlJson;
import com.cinemataztic.incidents.platform.graphql.GraphQlSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.graphql.execution.ErrorType;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import tools.jackson.core.JacksonException;

/**
 * One WebSocket. Messages are received on a thread of the server, which must not wait: whatever sends, or runs an
 * operation, has a virtual thread.
 */
final class SocketConnection {

    static final CloseStatus INVALID_MESSAGE = new CloseStatus(4400, "Invalid message");
    static final CloseStatus UNAUTHORIZED = new CloseStatus(4401, "Unauthorized");
    static final CloseStatus FORBIDDEN = new CloseStatus(4403, "Forbidden");
    static final CloseStatus NO_PROTOCOL = new CloseStatus(4406, "Subprotocol not acceptable");
    static final CloseStatus INIT_TIMEOUT = new CloseStatus(4408, "Connection initialisation timeout");
    static final CloseStatus DUPLICATE = new CloseStatus(4409, "Subscriber already exists");
    static final CloseStatus INIT_AGAIN = new CloseStatus(4429, "Too many initialisation requests");
    static final CloseStatus RENEW = new CloseStatus(4410, "Authenticate again");
    static final CloseStatus TOO_FAST = new CloseStatus(4429, "Too many requests");
    static final CloseStatus TOO_MANY = new CloseStatus(4429, "Too many connections");
    static final CloseStatus TOO_MUCH = new CloseStatus(4429, "Too many messages wait for this reader");
    static final CloseStatus SILENT = new CloseStatus(4499, "No answer to ping");

    /** A proxy cuts a connection on which nothing is sent for a minute. */
    private static final Duration PING_EVERY = Duration.ofSeconds(20);

    /** Three pings without an answer. */
    private static final Duration LONGEST_SILENCE = PING_EVERY.multipliedBy(3).plusSeconds(5);

    /** A client that goes on after so many rejections in a row is not read any more. */
    private static final int MOST_REJECTED = 1_000;

    private static final Logger LOGGER = LoggerFactory.getLogger(SocketConnection.class);

    private final WebSocketSession session;
    private final WebGraphQlHandler handler;
    private final GraphQlJson json;
    private final GraphQlSettings settings;
    private final RateLimits limits;
    private final Function<String, Optional<Caller>> tokens;
    private final Predicate<Caller> admits;

    private final long openedAt = System.nanoTime();
    private final Map<String, SocketOperation> operations = new ConcurrentHashMap<>();
    private final SocketOutbox outbox;
    private final AtomicBoolean closing = new AtomicBoolean();
    private boolean initialised;

    /** Operations in a row that were over the limit of requests. */
    private int rejected;

    private volatile boolean acknowledged;
    private volatile @Nullable Caller caller;
    private volatile long receivedAt = openedAt;
    private volatile long pingedAt = openedAt;

    /**
     * @param caller who the handshake authenticated; null: nobody yet
     * @param tokens finds the caller of a token that may use GraphQL
     * @param admits counts this connection under the caller whom the first message names; false: it has too many
     */
    SocketConnection(
            WebSocketSession session,
            @Nullable Caller caller,
            WebGraphQlHandler handler,
            GraphQlJson json,
            GraphQlSettings settings,
            RateLimits limits,
            Function<String, Optional<Caller>> tokens,
            Predicate<Caller> admits) {
        this.session = session;
        this.caller = caller;
        this.handler = handler;
        this.json = json;
        this.settings = settings;
        this.limits = limits;
        this.tokens = tokens;
        this.admits = admits;
        this.outbox = new SocketOutbox(
                message -> session.sendMessage(new TextMessage(message)), this::gone, Thread::startVirtualThread);
    }

    void receive(String text) {
        receivedAt = System.nanoTime();
        if (rejected >= MOST_REJECTED) {
            close(TOO_FAST);
            return;
        }
        var message = read(text);
        if (message.isEmpty()) {
            close(INVALID_MESSAGE);
            return;
        }
        var id = message.get().id();
        switch (message.get().type()) {
            case CONNECTION_INIT -> initialise(message.get().payload());
            case SUBSCRIBE -> start(String.valueOf(id), message.get().payload());
            case COMPLETE -> {
                var operation = operations.remove(String.valueOf(id));
                if (operation != null) {
                    operation.cancel();
                }
            }
            case PING -> offer(SocketMessage.pong());
            case PONG -> {}
        }
    }

    private Optional<SocketMessage> read(String text) {
        try {
            return SocketMessage.of(json.read(text));
        } catch (JacksonException unreadable) {
            return Optional.empty();
        }
    }

    private void initialise(Map<String, Object> payload) {
        if (initialised) {
            close(INIT_AGAIN);
            return;
        }
        initialised = true;
        if (payload.get("authorization") instanceof String authorization) {
            var named = tokens.apply(authorization).orElse(null);
            if (named != null && !admits.test(named)) {
                close(TOO_MANY);
                return;
            }
            caller = named;
        }
        if (caller == null) {
            close(FORBIDDEN);
            return;
        }
        acknowledged = true;
        offer(SocketMessage.acknowledgement());
    }

    private void start(String id, Map<String, Object> payload) {
        var who = caller;
        if (!acknowledged || who == null) {
            close(UNAUTHORIZED);
            return;
        }
        var actor = who.now();
        if (actor.isPresent() && limits.count(callerOf(actor.get())).isPresent()) {
            rejected++;
            reject(id, "too-many-requests", "You send too many requests. Wait a moment.");
            return;
        }
        rejected = 0;
        if (operations.size() >= settings.maxOperations()) {
            reject(
                    id,
                    "too-many-operations",
                    "One connection runs at most " + settings.maxOperations() + " operations at once.");
            return;
        }
        var operation = new SocketOperation(id, this);
        if (operations.putIfAbsent(id, operation) != null) {
            close(DUPLICATE);
            return;
        }
        Thread.startVirtualThread(() -> operation.run(handler, session, who, payload));
    }

    private void reject(String id, String code, String sentence) {
        offer(SocketMessage.error(id, List.of(GraphQlError.of(ErrorType.FORBIDDEN, code, sentence))));
    }

    /** @return the name that the limit of requests over HTTP counts under, too */
    private static String callerOf(Actor actor) {
        return actor.token() == null ? "account " + actor.name() : "token " + actor.token();
    }

    /** Ends what may not go on. Called every second. */
    void check() {
        var now = System.nanoTime();
        var who = caller;
        if (!acknowledged && since(openedAt, now).compareTo(settings.initTimeout()) > 0) {
            close(INIT_TIMEOUT);
        } else if (who != null && who.now().isEmpty()) {
            close(FORBIDDEN);
        } else if (who != null && who.mustAuthenticate()) {
            close(RENEW);
        } else if (since(receivedAt, now).compareTo(LONGEST_SILENCE) > 0) {
            close(SILENT);
        } else if (acknowledged && since(pingedAt, now).compareTo(PING_EVERY) > 0) {
            pingedAt = now;
            offer(SocketMessage.ping());
        }
    }

    /** Queues a short message. A client that sends and does not read is cut off once its queue is full. */
    void offer(Map<String, Object> message) {
        if (!outbox.offer(json.write(message))) {
            close(TOO_MUCH);
        }
    }

    /** Waits until the result is with the system. Who reads nothing for seconds is cut off. */
    void send(Map<String, Object> result) {
        outbox.write(() -> json.write(result));
    }

    private void gone(Exception failure) {
        LOGGER.debug("A WebSocket is gone", failure);
        close(CloseStatus.SESSION_NOT_RELIABLE);
    }

    void finished(SocketOperation operation) {
        operations.remove(operation.id(), operation);
    }

    /** Nothing more is sent. The status goes first: to interrupt an operation in a write breaks the connection. */
    void close(CloseStatus status) {
        if (!closing.compareAndSet(false, true)) {
            return;
        }
        outbox.close();
        Thread.startVirtualThread(() -> {
            try {
                session.close(status);
            } catch (IOException gone) {
                LOGGER.debug("A WebSocket was gone before it was closed", gone);
            } finally {
                cancelAll();
            }
        });
    }

    /** The connection has ended. */
    void closed() {
        closing.set(true);
        outbox.close();
        cancelAll();
    }

    private void cancelAll() {
        operations.values().forEach(SocketOperation::cancel);
        operations.clear();
    }

    private static Duration since(long then, long now) {
        return Duration.ofNanos(now - then);
    }
}
