package com.cinemataztic.incidents.identity.web;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** Admits requests from this machine that came without a proxy. Only the connection's peer counts, no header. */
class LoopbackOnly implements AuthorizationManager<RequestAuthorizationContext> {

    @Override
    public AuthorizationResult authorize(
            Supplier<? extends @Nullable Authentication> authentication, RequestAuthorizationContext context) {
        return new AuthorizationDecision(context.getRequest().getAttribute(PeerValve.DIRECT_PEER) instanceof String peer
                && RemoteAddress.isLoopback(peer));
    }
}
