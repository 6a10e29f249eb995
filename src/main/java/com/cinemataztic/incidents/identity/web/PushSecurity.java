package com.cinemataztic.incidents.identity.web;

import com.cinemataztic.incidents.identity.Caller;
import com.cinemataztic.incidents.identity.access.AccessGroup;
import com.cinemataztic.incidents.identity.tokens.BearerTokens;
import com.cinemataztic.incidents.platform.graphql.GraphQlSettings;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authorization.AuthenticatedAuthorizationManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The first chains: they protect push and every WebSocket handshake. Push holds a connection for as long as a page is
 * open, and Vaadin completes the handshake before it checks for a session. Without its chain anyone could exhaust the
 * connections. Only signed-in people may open one, and only from a page of the portal. A WebSocket of GraphQL is also
 * for programs, whose token comes with the handshake or, as browsers cannot set its headers, with the first message.
 */
@Configuration(proxyBeanMethods = false)
class PushSecurity {

    private static final Logger LOGGER = LoggerFactory.getLogger(PushSecurity.class);
    private static final String GRAPHQL = "/graphql";

    @Bean
    @Order(-1)
    SecurityFilterChain graphQlHandshakes(
            HttpSecurity http,
            BearerTokens tokens,
            HttpAccountSessions sessions,
            SingleSignOnFilters singleSignOn,
            GraphQlSettings settings) {
        return http.securityMatcher(PushSecurity::isGraphQl)
                .addFilterBefore(new AccountSessionFilter(sessions), AnonymousAuthenticationFilter.class)
                .addFilterBefore(singleSignOn.push(), AnonymousAuthenticationFilter.class)
                .addFilterBefore(new OwnPagesOnly(), AnonymousAuthenticationFilter.class)
                .addFilterBefore(new BearerFilter(tokens), AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(requests -> requests.anyRequest()
                        .access((authentication, context) -> new AuthorizationDecision(
                                mayConnect(authentication.get(), context.getRequest(), settings.allowedOrigins()))))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .csrf(csrf -> csrf.disable())
                .requestCache(cache -> cache.disable())
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED))
                                .accessDeniedHandler((request, response, failure) ->
                                        response.setStatus(HttpStatus.FORBIDDEN.value())))
                .build();
    }

    /** Who brings neither token nor session may still authenticate by a message, and has seconds to do so. */
    private static boolean mayConnect(
            @Nullable Authentication caller, HttpServletRequest request, List<String> allowedOrigins) {
        var origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin != null && !isOwn(request) && !allowedOrigins.contains(origin)) {
            return false;
        }
        return caller != null && caller.getPrincipal() instanceof Caller
                ? caller.getAuthorities().stream()
                        .anyMatch(held -> AccessGroup.READERS.authorities().contains(held.getAuthority()))
                : request.getHeader(HttpHeaders.AUTHORIZATION) == null;
    }

    /** A browser sends cookies to whatever address a page names: a session counts only on the portal's own pages. */
    private static final class OwnPagesOnly extends OncePerRequestFilter {
        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            if (!isOwn(request)) {
                SecurityContextHolder.clearContext();
            }
            chain.doFilter(request, response);
        }
    }

    @Bean
    @Order(0)
    SecurityFilterChain push(HttpSecurity http, HttpAccountSessions sessions, SingleSignOnFilters singleSignOn) {
        return http.securityMatcher(request -> isPush(request) || isHandshake(request))
                .addFilterBefore(new AccountSessionFilter(sessions), AuthorizationFilter.class)
                .addFilterBefore(singleSignOn.push(), AuthorizationFilter.class)
                .authorizeHttpRequests(requests -> requests.anyRequest().access(new FromAnOwnPage()))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                // The browser opens push with GET. Messages that the page sends carry Vaadin's own token.
                .csrf(csrf -> csrf.disable())
                .requestCache(cache -> cache.disable())
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.FORBIDDEN))
                                .accessDeniedHandler((request, response, failure) ->
                                        response.setStatus(HttpStatus.FORBIDDEN.value())))
                .build();
    }

    private static boolean isPush(HttpServletRequest request) {
        return request.getServletPath().startsWith("/VAADIN/push");
    }

    /** Another method is no handshake, whatever its headers say. */
    private static boolean isGraphQl(HttpServletRequest request) {
        return isHandshake(request)
                && HttpMethod.GET.matches(request.getMethod())
                && GRAPHQL.equals(request.getServletPath());
    }

    private static boolean isHandshake(HttpServletRequest request) {
        return "websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE));
    }

    /**
     * Compares hosts and ports but not schemes: a proxy that terminates TLS may not report it. Every browser sends
     * an Origin header with a handshake.
     */
    private static boolean isOwn(HttpServletRequest request) {
        var origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin == null) {
            return false;
        }
        try {
            var page = URI.create(origin);
            var scheme = page.getScheme();
            return ("http".equals(scheme) || "https".equals(scheme))
                    && page.getHost() != null
                    && authority(page.getHost(), scheme, page.getPort()).equalsIgnoreCase(authority(request));
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }

    private static String authority(HttpServletRequest request) {
        return authority(request.getServerName(), request.getScheme(), request.getServerPort());
    }

    private static String authority(String host, String scheme, int port) {
        var usual = "https".equals(scheme) ? 443 : 80;
        return port < 0 || port == usual ? host : host + ":" + port;
    }

    /** Admits signed-in people; admits a handshake only if the requesting page is the portal's own. */
    private static final class FromAnOwnPage implements AuthorizationManager<RequestAuthorizationContext> {

        private final AuthorizationManager<RequestAuthorizationContext> signedIn =
                AuthenticatedAuthorizationManager.authenticated();

        @Override
        public @Nullable AuthorizationResult authorize(
                Supplier<? extends @Nullable Authentication> authentication, RequestAuthorizationContext context) {
            var decision = signedIn.authorize(authentication, context);
            var request = context.getRequest();
            if (decision == null || !decision.isGranted() || !isHandshake(request) || isOwn(request)) {
                return decision;
            }
            // Signed-in people get this only if a proxy does not pass on the host that the browser requested.
            LOGGER.warn(
                    "Live updates were rejected: the page is from {}, the request for {}. Does the proxy pass on Host?",
                    printable(request.getHeader(HttpHeaders.ORIGIN)),
                    printable(authority(request)));
            return new AuthorizationDecision(false);
        }

        private static String printable(@Nullable String header) {
            return header == null ? "an unknown origin" : header.replaceAll("[^\\x21-\\x7e]", "?");
        }
    }
}
