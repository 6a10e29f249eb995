package com.cinemataztic.incidents.identity.web;

import com.cinemataztic.incidents.identity.AuthenticationRejected;
import com.cinemataztic.incidents.identity.Caller;
import com.cinemataztic.incidents.identity.web.SingleSignOnFilter.Rejection;
import com.cinemataztic.incidents.platform.text.Explanation;
import com.cinemataztic.incidents.platform.web.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/** Answers the requests that the API rejects with problem details, and never with a login page. */
@Component
class ApiRejections implements AuthenticationEntryPoint, AccessDeniedHandler, Rejection {

    private final ApplicationEventPublisher events;
    private final ProblemWriter problems;

    ApiRejections(ApplicationEventPublisher events, ProblemWriter problems) {
        this.events = events;
        this.problems = problems;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        publish(request);
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        problems.write(response, HttpStatus.UNAUTHORIZED, "no-valid-token", "A valid bearer token is needed.");
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException failure)
            throws IOException {
        if (failure instanceof CsrfException) {
            problems.write(
                    response,
                    HttpStatus.FORBIDDEN,
                    "no-csrf-token",
                    "With a session, a write needs the page's CSRF token in X-CSRF-TOKEN.");
            return;
        }
        if (hasToken()) {
            publish(request);
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"insufficient_scope\"");
        }
        problems.write(response, HttpStatus.FORBIDDEN, "not-allowed", "You are not allowed to do that.");
    }

    @Override
    public void write(
            HttpServletRequest request,
            HttpServletResponse response,
            HttpStatus status,
            String slug,
            Explanation reason)
            throws IOException {
        problems.write(response, status, slug, reason.english());
    }

    /** @return whether this thread's request was authenticated by a token */
    static boolean hasToken() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Caller;
    }

    private void publish(HttpServletRequest request) {
        events.publishEvent(
                new AuthenticationRejected(request.getMethod(), request.getServletPath(), request.getRemoteAddr()));
    }
}
