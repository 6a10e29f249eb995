package com.cinemataztic.incidents.identity.graphql;

import com.cinemataztic.incidents.identity.Caller;
import com.cinemataztic.incidents.identity.CurrentActor;
import com.cinemataztic.incidents.identity.access.AccessGroup;
import com.cinemataztic.incidents.identity.access.RateLimits;
import com.cinemataztic.incidents.identity.tokens.BearerTokens;
import com.cinemataztic.incidents.identity.tokens.Scope;
import com.cinemataztic.incidents.platform.graphql.GraphQlJson;
import com.cinemataztic.incidents.platform.graphql.GraphQlSettings;
import com.cinemataztic.incidents.platform.web.ClientNetwork;
import com.cinemataztic.incidents.platform.web.OpenConnections.Room;
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
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
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

    private static final String NETWORK = CALLER + ".network";

    private static final String RETRY_AFTER_SECONDS = "5";

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
    private final SocketLimits counts;
    private final Map<String, Open> connections = new ConcurrentHashMap<>();

    private record Open(SocketConnection connection, SocketLimits.Permit permit) {}

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
        this.counts = new SocketLimits(settings);
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
        var actor = caller.now();
        var network = ClientNetwork.of(
                request instanceof ServletServerHttpRequest servlet
                        ? servlet.getServletRequest().getRemoteAddr()
                        : null);
        var room = counts.roomFor(actor, network);
        if (room != Room.FREE) {
            response.getHeaders().set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
            response.setStatusCode(room == Room.FULL ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.TOO_MANY_REQUESTS);
            return false;
        }
        attributes.put(NETWORK, network);
        if (actor.isPresent()) {
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
        var network = String.valueOf(session.getAttributes().get(NETWORK));
        var permit = counts.open(Optional.ofNullable(caller).flatMap(Caller::now), network);
        var connection = new SocketConnection(
                session,
                caller,
                handler,
                json,
                settings,
                limits,
                this::holder,
                named -> permit.isPresent() && permit.get().move(counts.open(named.now(), network)));
        if (permit.isEmpty()) {
            connection.close(SocketConnection.TOO_MANY);
            return;
        }
        connections.put(session.getId(), new Open(connection, permit.get()));
        if (!PROTOCOL.equals(session.getAcceptedProtocol())) {
            connection.close(SocketConnection.NO_PROTOCOL);
        }
    }

    @Override
    protected void handleTextMessage(WebSocketSession session, TextMessage message) {
        var open = connections.get(session.getId());
        if (open != null) {
            open.connection().receive(message.getPayload());
        }
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
        var open = connections.remove(session.getId());
        if (open != null) {
            open.permit().close();
            open.connection().closed();
        }
    }

    /** Often enough that a revoked token, a sign-out or silence ends a connection within seconds. */
    @Scheduled(fixedDelay = 1_000)
    void check() {
        connections.values().forEach(open -> open.connection().check());
    }

    /** Before the server waits for its connections to end. */
    @EventListener
    void stop(ContextClosedEvent closed) {
        connections.values().forEach(open -> open.connection().close(CloseStatus.GOING_AWAY));
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
