package com.cinemataztic.incidents.identity.graphql;

import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;
import org.springframework.web.socket.server.support.WebSocketHandlerMapping;
import org.springframework.web.socket.server.support.WebSocketHttpRequestHandler;

/** A handshake at {@code /graphql} becomes a WebSocket. */
@Configuration(proxyBeanMethods = false)
class SocketConfiguration {

    /** Before the endpoint over HTTP, which has the same path. */
    private static final int BEFORE_ROUTES = -2;

    @Bean
    HandlerMapping graphQlOverWebSocket(SocketHandler handler) {
        var handshake = new WebSocketHttpRequestHandler(handler, new DefaultHandshakeHandler());
        handshake.setHandshakeInterceptors(List.of(handler));
        var mapping = new WebSocketHandlerMapping();
        mapping.setWebSocketUpgradeMatch(true);
        mapping.setUrlMap(Map.of("/graphql", handshake));
        mapping.setOrder(BEFORE_ROUTES);
        return mapping;
    }
}
