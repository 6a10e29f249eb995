package com.cinemataztic.incidents.identity.access;

import com.cinemataztic.incidents.identity.Caller;
import com.cinemataztic.incidents.platform.web.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Bounds how many requests an authenticated caller sends. The webhook is exempt: losing an alert is worse than any load.
 * Who is not authenticated gets a 401, which costs nothing.
 */
public class ApiLimitFilter extends OncePerRequestFilter {

    private final RateLimits limits;
    private final ProblemWriter problems;

    /** @param limits of each caller */
    public ApiLimitFilter(RateLimits limits, ProblemWriter problems) {
        this.limits = limits;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var wait = caller().flatMap(limits::count);
        if (wait.isPresent()) {
            // Rounded up: who waits for so long is let in.
            var seconds = Math.max(1, wait.get().plusMillis(999).toSeconds());
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
            problems.write(
                    response,
                    HttpStatus.TOO_MANY_REQUESTS,
                    "too-many-requests",
                    "You send too many requests. Wait for the seconds of Retry-After.");
        } else {
            chain.doFilter(request, response);
        }
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return AccessTable.WEBHOOK.equals(request.getServletPath());
    }

    private static Optional<String> caller() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .filter(caller -> !(caller instanceof AnonymousAuthenticationToken))
                // A token may have the name of an account.
                .map(caller -> (caller.getPrincipal() instanceof Caller ? "token " : "account ") + caller.getName());
    }
}
