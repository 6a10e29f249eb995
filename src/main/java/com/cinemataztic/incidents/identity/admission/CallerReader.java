package com.cinemataztic.incidents.identity.admission;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Caller;
import com.cinemataztic.incidents.identity.access.AccessTable;
import com.cinemataztic.incidents.identity.tokens.BearerTokens;
import com.cinemataztic.incidents.identity.tokens.Scope;
import com.cinemataztic.incidents.identity.tokens.TokenCaller;
import com.cinemataztic.incidents.platform.web.ClientNetwork;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.catalina.connector.Request;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/** Reads who sends a request from its headers and from memory, never from its body and never from the store. */
final class CallerReader {

    private static final String SCHEME = "Bearer ";
    private static final String PROBES = "/actuator/";

    private final Supplier<BearerTokens> tokens;
    private final Supplier<ProxyNames> proxies;

    CallerReader(Supplier<BearerTokens> tokens, Supplier<ProxyNames> proxies) {
        this.tokens = tokens;
        this.proxies = proxies;
    }

    /** @param path without the context path */
    RequestCaller read(Request request, String path) {
        var network = ClientNetwork.of(request.getRemoteAddr());
        if (path.startsWith(PROBES)) {
            return new RequestCaller(CallerClass.PROBES, network);
        }
        return token(request)
                .map(token -> program(token, path))
                .or(() -> person(request).map(name -> new RequestCaller(CallerClass.PEOPLE, name)))
                .orElseGet(() -> new RequestCaller(CallerClass.STRANGERS, network));
    }

    private Optional<TokenCaller> token(Request request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? tokens.get().find(header.substring(SCHEME.length()).strip(), request.getHeader(HttpHeaders.ORIGIN))
                : Optional.empty();
    }

    private static RequestCaller program(TokenCaller token, String path) {
        var reports = path.equals(AccessTable.WEBHOOK) && token.scopes().contains(Scope.ALERTS_WRITE);
        return new RequestCaller(reports ? CallerClass.WEBHOOK : CallerClass.PROGRAMS, owner(token));
    }

    /** An embed token's owner is the token that minted it. */
    private static String owner(Caller token) {
        return token.now().map(Actor::owner).orElse("");
    }

    private Optional<String> person(Request request) {
        var session = request.getSessionInternal(false);
        if (session != null
                && session.getSession().getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY)
                        instanceof SecurityContext context
                && context.getAuthentication() != null) {
            return Optional.of(context.getAuthentication().getName());
        }
        return proxies.get().subject(request);
    }
}
