package com.cinemataztic.incidents.identity.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Checks on each request whether its session is still valid. A request with an invalid session is unauthenticated. */
class AccountSessionFilter extends OncePerRequestFilter {

    private final HttpAccountSessions sessions;

    AccountSessionFilter(HttpAccountSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var who = SignedIn.current();
        if (who != null) {
            var session = request.getSession(false);
            if (session == null || !sessions.holds(session, who)) {
                if (session != null) {
                    session.invalidate();
                }
                SecurityContextHolder.clearContext();
            } else {
                sessions.seen(session, request);
            }
        }
        chain.doFilter(request, response);
    }
}
