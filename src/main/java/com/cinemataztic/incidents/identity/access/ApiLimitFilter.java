package com.cinemataztic.incidents.identity.access;

import com.cinemataztic.incidents.identity.Caller;
import com.cinemataztic.incidents.platform.web.BoundedRequest;
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
 * Bounds how many requests an authenticated caller sends, and how long a body is. The webhook is exempt: losing an alert
 * is worse than any load, and it bounds its bodies itself. Who is not authenticated gets a 401, which costs nothing.
 */
public class ApiLimitFilter extends OncePerRequestFilter {

    private final RateLimits limits;
    private final long longestBody;
    private final ProblemWriter problems;

    /** @param settings of these limits */
    public ApiLimitFilter(RateLimits limits, ApiSettings settings, ProblemWriter problems) {
        this.limits = limits;
        this.longestBody = settings.longestBody().toBytes();
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
        } else if (request.getContentLengthLong() > longestBody) {
            problems.write(
                    response,
                    HttpStatus.CONTENT_TOO_LARGE,
                    "body-too-large",
                    "A body has at most " + longestBody + " bytes.");
        } else {
            // A body may come without its length.
            chain.doFilter(new BoundedRequest(request, longestBody), response);
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
