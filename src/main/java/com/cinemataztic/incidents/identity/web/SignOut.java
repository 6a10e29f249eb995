package com.cinemataztic.incidents.identity.web;

import com.cinemataztic.incidents.identity.sso.SingleSignOnSettings;
import com.vaadin.flow.spring.security.UidlRedirectStrategy;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.stereotype.Component;

/**
 * Decides where a person is led after the portal's session ended: to the proxy, which ends its own session and the
 * provider's, or to the login page. For a few seconds the proxy still names the person. Other tabs of the browser, which
 * reload because their session ended, must not be signed in again meanwhile: a request with the cookie of a session that
 * just signed out is led to the proxy, too.
 */
@Component
class SignOut implements LogoutSuccessHandler {

    private static final Duration RECENT = Duration.ofSeconds(5);

    private final SingleSignOnSettings settings;
    private final Clock clock;
    private final Map<String, Instant> ended = new ConcurrentHashMap<>();
    private final UidlRedirectStrategy redirect = new UidlRedirectStrategy();

    SignOut(SingleSignOnSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        // The proxy's path is beside the portal's, not below it.
        redirect.setContextRelative(true);
    }

    @Override
    public void onLogoutSuccess(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication)
            throws IOException {
        var provided = authentication != null
                && authentication.getPrincipal() instanceof SignedIn who
                && who.identity() != null;
        var session = request.getRequestedSessionId();
        if (provided && session != null) {
            ended.put(session, clock.instant());
        }
        redirect.sendRedirect(request, response, provided ? settings.signOut() : request.getContextPath() + "/");
    }

    /** @return whether the request has the cookie of a session that signed out a moment ago */
    boolean isRecent(HttpServletRequest request) {
        ended.values().removeIf(at -> at.isBefore(clock.instant().minus(RECENT)));
        var session = request.getRequestedSessionId();
        return session != null && ended.containsKey(session);
    }

    /** Leads the request to the proxy, which ends its session. */
    void redirect(HttpServletResponse response) throws IOException {
        response.sendRedirect(settings.signOut());
    }
}
