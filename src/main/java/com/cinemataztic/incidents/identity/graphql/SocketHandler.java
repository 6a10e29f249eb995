package com.cinemataztic.incidents.identity.graphql;

import com.cinemataztic.incidents.identity.Caller;
import com.cinemataztic.incidents.identity.CurrentActor;
import com.cinemataztic.incidents.identity.access.AccessGroup;
import com.cinemataztic.incidents.identity.access.RateLimits;
import com.cinemataztic.incidents.identity.tokens.BearerTokens;
import com.cinemataztic.incidents.identity.tokens.Scope;
import com.cinemataztic.incidents.platform.graphql.GraphQlJson;
import com.cinemataztic.incidents.platform.graphql.GraphQlSettings;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.websocket.Session;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.SubProtocolCapable;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.NativeWebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;

/**
 * GraphQL over WebSockets. Spring's own handler requests 256 results ahead of a slow reader and has a thread of the
 * system for each connection (docs/decisions).
 */
@Component
class SocketHandler extends TextWebSocketHandler implements SubProtocolCapable, HandshakeInterceptor {

    private static final String CALLER = SocketHandler.class.getName();

    private static final String PROTOCOL = "graphql-transport-ws";

    private static final String SCHEME = "Bearer ";

    /** Who does not read for so long is cut off. */
    private static final long LONGEST_SEND_MILLIS = 10_000;

    private final WebGraphQlHandler handler;
    private final GraphQlJson json;
    private final GraphQlSettings settings;
    private final CurrentActor currentActor;
    private final BearerTokens tokens;
    private final RateLimits limits;
    private final Map<String, SocketConnection> connections = new ConcurrentHashMap<>();

    SocketHandler(
            WebGraphQlHandler handler,
            GraphQlJson json,
            GraphQlSettings settings,
            CurrentActor currentActor,
            BearerTokens tokens,
            RateLimits limits,
            MeterRegistry meters) {
        this.handler = handler;
        this.json = json;
        this.settings = settings;
        this.currentActor = currentActor;
        this.tokens = tokens;
        this.limits = limits;
        meters.gauge("portal.graphql.connections", connections, Map::size);
    }

    @Override
    public List<String> getSubProtocols() {
        return List.of(PROTOCOL);
    }

    /** The security chain has checked the origin, and holds nobody who may not use GraphQL. */
    @Override
    public boolean beforeHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler webSocketHandler,
            Map<String, Object> attributes) {
        var caller = currentActor.caller();
        var anonymous = caller.now().isEmpty();
        if (isFull(anonymous)) {
            response.setStatusCode(HttpStatus.SERVICE_UNAVAILABLE);
            return false;
        }
        if (!anonymous) {
            attributes.put(CALLER, caller);
        }
        return true;
    }

    @Override
    public void afterHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler webSocketHandler,
            @Nullable Exception exception) {}

    private boolean isFull(boolean anonymous) {
        return connections.size() >= settings.maxConnections()
                || (anonymous
                        && connections.values().stream()
                                        .filter(SocketConnection::pending)
                                        .count()
                                >= settings.maxPending());
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) {
        session.setTextMessageSizeLimit(GraphQlSettings.LONGEST_BODY);
        if (session instanceof NativeWebSocketSession tomcat) {
            Session connection = tomcat.getNativeSession(Session.class);
            if (connection != null) {
                connection
                        .getUserProperties()
                        .put("org.apache.tomcat.websocket.BLOCKING_SEND_TIMEOUT", LONGEST_SEND_MILLIS);
            }
        }
        var caller = (Caller) session.getAttributes().get(CALLER);
        var connection = new SocketConnection(session, caller, handler, json, settings, limits, this::holder);
        connections.put(session.getId(), connection);
        if (!PROTOCOL.equals(session.getAcceptedProtocol())) {
            connection.close(SocketConnection.NO_PROTOCOL);
        }
    }

    @Override
    protected void handleTextMessage(WebSocketSession session, TextMessage message) {
        var connection = connections.get(session.getId());
        if (connection != null) {
            connection.receive(message.getPayload());
        }
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
        var connection = connections.remove(session.getId());
        if (connection != null) {
            connection.cancelAll();
        }
    }

    /** Often enough that a revoked token, a sign-out or silence ends a connection within seconds. */
    @Scheduled(fixedDelay = 1_000)
    void check() {
        connections.values().forEach(SocketConnection::check);
    }

    /** Before the server waits for its connections to end. */
    @EventListener
    void stop(ContextClosedEvent closed) {
        connections.values().forEach(connection -> connection.close(CloseStatus.GOING_AWAY));
    }

    /** Browsers cannot set headers of a handshake: their token comes with the first message. */
    private Optional<Caller> holder(String authorization) {
        return authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? tokens.find(authorization.substring(SCHEME.length()).strip())
                        .filter(token -> token.scopes().stream()
                                .map(Scope::authority)
                                .anyMatch(AccessGroup.READERS.authorities()::contains))
                        .map(Caller.class::cast)
                : Optional.empty();
    }
}
